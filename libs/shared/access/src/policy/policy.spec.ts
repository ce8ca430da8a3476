import type { Principal, Role, RoleGrant } from '../principal.js';
import { actedBy } from './actor.js';
import { ACTIONS, type Action } from './policy-table.js';
import { Policy, type PolicyResource } from './policy.js';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CITY = 'd-city';
const COUNTY = 'd-county';
const TOWN = 'd-town';
const ELSEWHERE = 'd-elsewhere';
const OWN_UNIT = 'u-own';
const OTHER_UNIT = 'u-other';
const TODAY = '2026-03-02';

const granted = (role: Role, change: Partial<RoleGrant> = {}): RoleGrant => ({
  id: `g-${role}`,
  role,
  division: { id: COUNTY, name: '清河县' },
  divisionCode: '990121000000',
  divisionIds: new Set([COUNTY, TOWN]),
  from: '2026-01-01',
  to: '2026-12-31',
  ...change,
});

const someone = (grants: readonly RoleGrant[], change: Partial<Principal> = {}): Principal => ({
  kind: 'person',
  tenant: TENANT,
  id: 'p-1',
  accountName: 'someone',
  grants,
  posts: [
    {
      id: 'post-1',
      title: '副局长',
      unit: { id: OWN_UNIT, name: '清河县民政局' },
      division: { id: COUNTY, name: '清河县', code: '990121000000' },
      from: '2020-01-01',
      to: null,
    },
  ],
  unitIds: [OWN_UNIT],
  rootDivisionId: CITY,
  ...change,
});

const policy = new Policy();

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'allowed';
  } catch (error) {
    const { code, details } = error as { code: string; details: { reason: string } };
    return `${code} ${details.reason}`;
  }
}

const PLACES = {
  'inside, own unit': { tenant: TENANT, divisionId: TOWN, unitId: OWN_UNIT, personId: 'p-2' },
  'inside, other unit': { tenant: TENANT, divisionId: TOWN, unitId: OTHER_UNIT, personId: 'p-2' },
  'elsewhere, own unit': { tenant: TENANT, divisionId: ELSEWHERE, unitId: OWN_UNIT, personId: 'p-2' },
  'elsewhere, other unit': { tenant: TENANT, divisionId: ELSEWHERE, unitId: OTHER_UNIT, personId: 'p-2' },
  'elsewhere, oneself': { tenant: TENANT, divisionId: ELSEWHERE, unitId: OTHER_UNIT, personId: 'p-1' },
} as const satisfies Record<string, PolicyResource>;
type Place = keyof typeof PLACES;

/** The specification, letter by letter: T tenant-wide, D division subtree, U own units, S oneself, - refused. */
const ORDER: readonly Role[] = [
  'office',
  'unitHead',
  'unitLiaison',
  'handler',
  'town',
  'community',
  'reviewer',
  'assessor',
  'leader',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'agency',
  'superior',
];
const MATRIX: { readonly [A in Action]: string } = {
  //                       office head  liais handl town  comm  revw  asses lead  audit sys   sec   audAd agency super
  'directory.read': '        T    T    T    T    T    T    T    T    T    T    T    T    T    -    -',
  'directory.manage': '      D    -    -    -    -    -    -    -    -    -    D    -    -    -    -',
  'person.readContact': '    DS   US   US   S    DUS  US   S    S    DS   S    S    DS   S    -    -',
  'person.erase': '          -    -    -    -    -    -    -    -    -    -    -    D    -    -    -',
  'role.grant': '            -    -    -    -    -    -    -    -    -    -    -    D    -    -    -',
  'role.delegate': '         S    S    S    S    S    S    S    -    S    -    -    -    -    -    -',
  'role.revokeDelegation': ' S    S    S    S    S    S    S    -    S    -    -    D    -    -    -',
  'seat.give': '             -    -    -    -    -    -    -    -    -    -    -    -    D    -    -',
  'seat.readReads': '        -    -    -    -    -    -    -    -    -    -    -    -    D    -    -',
  'account.bind': '          -    -    -    -    -    -    -    -    -    -    D    D    -    -    -',
  'tenant.manage': '         -    -    -    -    -    -    -    -    -    -    D    -    -    -    -',
  'operations.manage': '     -    -    -    -    -    -    -    -    -    -    D    -    -    -    -',
  'programme.read': '        T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'programme.manage': '      D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'plan.read': '             T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'plan.manage': '           D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'plan.issue': '            D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'task.read': '             DU   U    U    U    DU   U    D    -    D    D    -    -    -    -    -',
  'task.assign': '           D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'task.urge': '             D    -    -    -    D    -    -    -    D    -    -    -    -    -    -',
  'task.handOver': '         D    U    -    -    U    U    -    -    -    -    -    -    -    -    -',
  'task.withdraw': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'task.reopen': '           D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'task.signFor': '          U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'task.refuse': '           U    U    U    -    U    U    -    -    -    -    -    -    -    -    -',
  'task.submit': '           U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'task.requestExtension': ' U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'task.decideExtension': '  D    -    -    -    D    -    -    -    D    -    -    -    -    -    -',
  'task.review.unitHead': '  -    U    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'task.review.town': '      D    -    -    -    D    -    -    -    -    -    -    -    -    -    -',
  'task.review.office': '    D    -    -    -    -    -    D    -    -    -    -    -    -    -    -',
  'task.review.reviewer': '  -    -    -    -    -    -    D    -    -    -    -    -    -    -    -',
  'task.review.leader': '    -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'rectification.read': '    DU   U    U    U    DU   U    D    D    D    D    -    -    -    -    -',
  'rectification.order': '   D    -    -    -    D    -    -    D    -    -    -    -    -    -    -',
  'rectification.manage': '  D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'rectification.submit': '  U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'rectification.check': '   D    -    -    -    D    -    -    D    -    -    -    -    -    -    -',
  'followUp.read': '         DU   U    U    U    DU   U    D    -    D    D    -    -    -    -    -',
  'followUp.confirm': '      -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'followUp.work': '         D    -    -    -    D    -    -    -    -    -    -    -    -    -    -',
  'filing.read': '           DU   U    U    U    DU   U    D    D    D    D    -    -    -    -    -',
  'filing.open': '           DU   U    U    U    DU   U    -    -    -    -    -    -    -    -    -',
  'filing.manage': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'filing.submit': '         U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'report.read': '           DU   U    U    U    DU   DU   D    -    D    D    -    -    -    -    -',
  'report.file': '           U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'report.manage': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'report.passOn.community': '-   -    -    -    -    DU   -    -    -    -    -    -    -    -    -',
  'report.passOn.town': '    D    -    -    -    D    -    -    -    -    -    -    -    -    -    -',
  'report.passOn.reviewer': 'D    -    -    -    -    -    D    -    -    -    -    -    -    -    -',
  'report.passOn.office': '  D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'suggestion.file': '       T    T    T    T    T    T    T    T    T    -    -    -    -    -    -',
  'suggestion.readOwn': '    S    S    S    S    S    S    S    S    S    -    -    -    -    -    -',
  'suggestion.read': '       D    -    -    -    -    -    -    -    D    D    -    D    -    -    -',
  'suggestion.readFiler': '  -    -    -    -    -    -    -    -    -    -    -    D    -    -    -',
  'suggestion.answer': '     D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'suggestion.oversee': '    -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'escalation.read': '       DU   U    U    U    DU   U    D    -    D    D    -    -    -    -    -',
  'escalation.draft': '      D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'escalation.state': '      U    U    U    U    U    U    -    -    -    -    -    -    -    -    -',
  'escalation.decide': '     -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'file.upload': '           T    T    T    T    T    T    T    T    T    -    -    -    -    -    -',
  'file.read': '             DUS  US   US   US   DUS  US   DS   S    DS   D    -    -    -    -    -',
  'history.read': '          DU   U    U    U    DU   U    D    -    D    D    -    -    D    -    -',
  'feed.read': '             D    -    -    -    -    -    D    -    D    D    -    -    D    -    D',
  'export.record': '         T    T    T    T    T    T    T    T    T    T    T    T    T    -    -',
  'export.read': '           S    S    S    S    S    S    S    S    S    DS   S    DS   S    -    -',
  'tree.manageKeys': '            -    -    -    -    -    -    -    -    -    -    -    D    -    -    -',
  'log.read': '              -    -    -    -    -    -    -    -    -    D    -    -    D    -    -',
  'rollup.read': '             D    -    -    -    -    -    D    -    D    D    -    -    -    -    -',
  'record.correct': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'incident.report': '         D    -    -    -    -    -    -    -    -    -    -    -    -    D    -',
  'incident.read': '           D    U    U    -    D    D    D    D    D    D    -    -    -    S    -',
  'incident.verify': '         D    -    -    -    -    -    D    -    -    -    -    -    -    -    -',
  'complaint.register': '      D    -    -    -    D    -    -    -    -    -    -    -    -    D    -',
  'complaint.read': '          D    U    U    -    D    D    D    -    D    D    -    -    -    S    -',
  'complaint.readComplainant': 'D   -    -    -    D    -    -    -    -    -    -    -    -    S    -',
  'complaint.check': '         D    -    -    -    D    -    -    -    -    -    -    -    -    -    -',
  'complaint.rectify': '       D    U    U    U    D    D    -    -    -    -    -    -    -    -    -',
  'subject.find': '            D    -    -    -    D    D    -    -    -    -    -    -    -    D    -',
  'application.file': '        -    U    U    -    -    DU   -    -    -    -    -    -    -    -    -',
  'application.recommend': '   D    D    -    -    D    D    -    -    -    -    -    -    -    -    -',
  'application.read': '        DU   US   US   U    DU   DU   D    -    D    D    -    -    -    -    -',
  'application.level.community': '- - -  -    -    D    -    -    -    -    -    -    -    -    -',
  'application.level.town': '  -    -    -    -    D    -    -    -    -    -    -    -    -    -    -',
  'application.level.reviewer': '- -   -    -    -    -    D    -    -    -    -    -    -    -    -',
  'application.level.office': 'D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'application.level.leader': '-    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'slate.read': '              D    -    -    -    -    -    D    -    D    D    -    -    -    -    -',
  'slate.strike': '            D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'slate.approve': '           -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'notice.read': '             T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'notice.open': '             D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'objection.read': '          D    -    -    -    -    -    D    -    D    D    -    -    -    -    -',
  'objection.register': '      D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'objection.assign': '        D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'objection.handle': '        D    -    -    -    -    -    D    -    -    -    -    -    -    -    -',
  'objection.openIdentity': '  -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'honour.read': '             T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'honour.propose': '          D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'honour.decide': '           -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'circular.read': '           DU   U    U    U    DU   U    D    -    D    D    -    -    -    -    -',
  'circular.state': '          D    U    U    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.read': '          T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'title.sign': '          D    -    -    -    D    D    D    -    D    -    -    -    -    -    -',
  'title.confer': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.serve': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.record': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.confirm': '       D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.warn': '          -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.suspend': '       -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.restore': '       -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.end': '           -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.propose': '       D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.appeal': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'title.decideAppeal': '  -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.annul': '         -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'title.import': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'round.read': '            T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'round.manage': '          D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'round.decideTie': '       -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'sheet.read': '            DU   U    U    U    DU   DU   D    D    D    D    -    -    -    -    -',
  'sheet.readOpen': '        D    -    -    -    D    -    D    D    D    D    -    -    -    -    -',
  'sheet.selfCheck': '       -    U    U    U    -    DU   -    -    -    -    -    -    -    -    -',
  'sheet.appoint': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'sheet.assess': '          -    -    -    -    -    -    D    D    -    -    -    -    -    -    -',
  'sheet.external': '        D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'falsification.find': '    D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'result.reexamine': '      -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'survey.manage': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'definition.whatIf': '     D    -    -    -    -    -    -    -    D    D    -    -    -    -    -',
  'state.read': '            -    -    -    -    -    -    -    -    -    D    -    -    -    -    -',
  'decision.read': '         -    -    -    -    -    -    -    -    -    D    -    -    -    -    -',
  'dossier.order': '         D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'dossier.read': '          D    -    -    -    -    -    -    -    D    D    -    -    -    -    -',
  'retention.read': '        T    T    T    T    T    T    T    T    T    T    -    -    -    -    -',
  'retention.propose': '     D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'retention.confirm': '     D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'disposal.read': '         D    -    -    -    -    -    -    -    D    D    -    -    -    -    -',
  'disposal.propose': '      D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
  'disposal.appraise': '     D    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'disposal.decide': '       -    -    -    -    -    -    -    -    D    -    -    -    -    -    -',
  'disposal.carryOut': '     D    -    -    -    -    -    -    -    -    -    -    -    -    -    -',
};
const ON_OTHERS_ONLY: readonly Action[] = ['role.grant', 'seat.give', 'account.bind'];

function expected(letters: string, action: Action, place: Place): boolean {
  if (place === 'elsewhere, oneself' && ON_OTHERS_ONLY.includes(action)) return false;
  return (
    letters.includes('T') ||
    (letters.includes('D') && place.startsWith('inside')) ||
    (letters.includes('U') && place.endsWith('own unit')) ||
    (letters.includes('S') && place === 'elsewhere, oneself')
  );
}

const CASES = ACTIONS.flatMap((action) =>
  MATRIX[action]
    .trim()
    .split(/\s+/)
    .map((letters, index) => ({ action, role: ORDER[index] as Role, letters })),
);

describe('the policy, row by row', () => {
  it('has a letter for every role and action', () => {
    expect(CASES).toHaveLength(ACTIONS.length * ORDER.length);
  });

  it.each(CASES)('$action by $role: $letters', ({ action, role, letters }) => {
    const principal = someone([granted(role)]);
    const outcome = Object.fromEntries(
      (Object.keys(PLACES) as Place[]).map((place) => [place, policy.allows(principal, action, PLACES[place], TODAY)]),
    );
    expect(outcome).toEqual(
      Object.fromEntries((Object.keys(PLACES) as Place[]).map((place) => [place, expected(letters, action, place)])),
    );
  });

  it.each(CASES)('$action by $role: never before, after, in another tenant or without a right', ({ action, role }) => {
    const principal = someone([granted(role)]);
    for (const resource of Object.values(PLACES)) {
      expect(policy.allows(principal, action, resource, '2025-12-31')).toBe(false);
      expect(policy.allows(principal, action, resource, '2027-01-01')).toBe(false);
      expect(policy.allows(principal, action, { ...resource, tenant: 'another' }, TODAY)).toBe(false);
      expect(policy.allows(someone([]), action, resource, TODAY)).toBe(false);
    }
  });

  it('counts the first and the last day', () => {
    const office = someone([granted('office')]);
    expect(policy.allows(office, 'plan.manage', PLACES['inside, own unit'], '2026-01-01')).toBe(true);
    expect(policy.allows(office, 'plan.manage', PLACES['inside, own unit'], '2026-12-31')).toBe(true);
  });
});

describe('a case that only one of the roles decides', () => {
  const decide = (roles: readonly Role[], only: Role, place: Place = 'inside, other unit') =>
    policy.require(someone(roles.map((role) => granted(role))), 'task.decideExtension', PLACES[place], TODAY, only);

  it('is decided by a right of that role', () => {
    expect(decide(['office', 'leader'], 'leader').role).toBe('leader');
    expect(codeOf(() => decide(['leader'], 'leader', 'elsewhere, other unit'))).toBe('ACCESS.DENIED OUT_OF_SCOPE');
  });

  it('tells others who may, and which roles they have', () => {
    expect.assertions(1);
    try {
      decide(['office', 'town'], 'leader');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'ACCESS.DENIED',
        text: {
          zh: '仅领导可办理此事；你的角色是：创建办、街道（乡镇）经办。',
          en: 'Only these roles may do this: leader. Yours: campaign office, town officer.',
        },
        details: { reason: 'NO_ROLE', roles: ['leader'] },
      });
    }
  });
});

describe('an auditor’s seat', () => {
  const seat = { id: 's-1', records: { from: '2025-01-01', to: '2025-12-31' }, wholeLog: false };
  const seated = someone([granted('auditor', { seat })], { posts: [], unitIds: [] });
  /** What a seat lets read: D in its divisions, T anywhere in the tenant, S of oneself. */
  const GIVES: { readonly [A in Action]?: string } = {
    'directory.read': 'T',
    'person.readContact': 'S',
    'programme.read': 'T',
    'retention.read': 'T',
    'plan.read': 'T',
    'task.read': 'D',
    'rectification.read': 'D',
    'followUp.read': 'D',
    'filing.read': 'D',
    'report.read': 'D',
    'suggestion.read': 'D',
    'escalation.read': 'D',
    'file.read': 'D',
    'history.read': 'D',
    'export.record': 'T',
    'export.read': 'DS',
    'rollup.read': 'D',
    'incident.read': 'D',
    'complaint.read': 'D',
    'application.read': 'D',
    'slate.read': 'D',
    'notice.read': 'D',
    'objection.read': 'D',
    'honour.read': 'D',
    'circular.read': 'D',
    'title.read': 'D',
    'round.read': 'T',
    'sheet.read': 'D',
    'sheet.readOpen': 'D',
    'decision.read': 'D',
  };

  it.each(ACTIONS)('gives of %s what is written here, and nothing else', (action) => {
    const letters = GIVES[action] ?? '-';
    for (const place of Object.keys(PLACES) as Place[]) {
      expect([place, policy.allows(seated, action, PLACES[place], TODAY)]).toEqual([
        place,
        expected(letters, action, place),
      ]);
    }
    expect(policy.actions(seated, TODAY).includes(action)).toBe(letters !== '-');
  });

  it('lists what stands in its divisions, also where others see all', async () => {
    const within = { divisionIds: [COUNTY, TOWN], unitIds: [] };
    expect(await policy.scope(seated, 'title.read', TODAY)).toEqual(within);
    expect(await policy.scope(seated, 'task.read', TODAY)).toEqual(within);
    await expect(policy.scope(seated, 'feed.read', TODAY)).rejects.toMatchObject({ code: 'ACCESS.DENIED' });
  });

  it('reads the log itself only where it was given for that', () => {
    const root = { divisionIds: new Set([CITY, COUNTY, TOWN]) };
    const reads = (change: Partial<RoleGrant>): boolean =>
      policy.allows(someone([granted('auditor', change)]), 'log.read', { tenant: TENANT, divisionId: CITY }, TODAY);
    expect(reads({ ...root, seat })).toBe(false);
    expect(reads({ ...root, seat: { ...seat, wholeLog: true } })).toBe(true);
    expect(reads({ seat: { ...seat, wholeLog: true } })).toBe(false);
  });

  it('is over after its last day', () => {
    expect(policy.allows(seated, 'task.read', PLACES['inside, other unit'], '2026-12-31')).toBe(true);
    expect(policy.allows(seated, 'task.read', PLACES['inside, other unit'], '2027-01-01')).toBe(false);
  });
});

describe('a refusal', () => {
  const there = PLACES['elsewhere, other unit'];
  it.each<[string, Role, Action, PolicyResource, string]>([
    ['no role for it', 'handler', 'plan.issue', there, 'ACCESS.DENIED NO_ROLE'],
    ['a role, but not here', 'office', 'plan.issue', there, 'ACCESS.DENIED OUT_OF_SCOPE'],
    [
      'granted to oneself',
      'securityAdmin',
      'role.grant',
      { tenant: TENANT, divisionId: TOWN, personId: 'p-1' },
      'ACCESS.DENIED ON_ONESELF',
    ],
    [
      'own submission',
      'reviewer',
      'task.review.office',
      { tenant: TENANT, divisionId: TOWN, submittedByPersonIds: ['p-1'] },
      'ACCESS.DENIED OWN_SUBMISSION',
    ],
    [
      'own submission elsewhere',
      'reviewer',
      'task.review.office',
      { tenant: TENANT, divisionId: ELSEWHERE, submittedByPersonIds: ['p-1'] },
      'ACCESS.DENIED OUT_OF_SCOPE',
    ],
    [
      'own submission without the role',
      'community',
      'task.review.unitHead',
      { tenant: TENANT, divisionId: TOWN, unitId: OWN_UNIT, submittedByPersonIds: ['p-1'] },
      'ACCESS.DENIED NO_ROLE',
    ],
  ])('says why: %s', (_what, role, action, resource, code) => {
    expect(codeOf(() => policy.require(someone([granted(role)]), action, resource, TODAY))).toBe(code);
  });
  it('names the roles that may, in both languages', () => {
    expect(() => policy.require(someone([granted('handler')]), 'plan.issue', there, TODAY)).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        text: {
          zh: '仅创建办、领导可办理此事；你的角色是：承办人。',
          en: 'Only these roles may do this: campaign office, leader. Yours: handler.',
        },
      }),
    );
  });
});

describe('own submissions', () => {
  const ofUnit = { tenant: TENANT, divisionId: TOWN, unitId: OWN_UNIT, submittedByUnitIds: [OWN_UNIT] };
  const ofSelf = { tenant: TENANT, divisionId: TOWN, unitId: OWN_UNIT, submittedByPersonIds: ['p-1'] };
  it.each<[Action, Role]>([
    ['task.review.town', 'town'],
    ['task.review.office', 'office'],
    ['task.review.reviewer', 'reviewer'],
    ['task.review.leader', 'leader'],
    ['rectification.check', 'assessor'],
  ])('%s is refused for what the unit or the person submitted', (action, role) => {
    const principal = someone([granted(role)]);
    expect(policy.allows(principal, action, { tenant: TENANT, divisionId: TOWN }, TODAY)).toBe(true);
    expect(policy.allows(principal, action, ofUnit, TODAY)).toBe(false);
    expect(policy.allows(principal, action, ofSelf, TODAY)).toBe(false);
  });
  it('a unit head signs what the unit submitted, not what the head did', () => {
    const head = someone([granted('unitHead')]);
    expect(policy.allows(head, 'task.review.unitHead', ofUnit, TODAY)).toBe(true);
    expect(policy.allows(head, 'task.review.unitHead', ofSelf, TODAY)).toBe(false);
  });
  it('a delegate does not review what the delegator or the delegator’s unit submitted', () => {
    const actsFor = { personId: 'p-9', post: null, unit: { id: 'u-9', name: '县创建办' }, division: null };
    const delegate = someone([granted('reviewer', { onBehalfOf: actsFor })]);
    const by = (change: Partial<PolicyResource>): boolean =>
      policy.allows(delegate, 'task.review.office', { tenant: TENANT, divisionId: TOWN, ...change }, TODAY);
    expect(by({})).toBe(true);
    expect(by({ submittedByPersonIds: ['p-9'] })).toBe(false);
    expect(by({ submittedByUnitIds: ['u-9'] })).toBe(false);
    expect(by({ submittedByUnitIds: [OWN_UNIT] })).toBe(false);
  });
});

describe('what names no place', () => {
  it('stands at the tenant’s root division', () => {
    const atRoot = someone([granted('office', { divisionIds: new Set([CITY, COUNTY, TOWN]) })]);
    expect(policy.allows(atRoot, 'programme.manage', { tenant: TENANT }, TODAY)).toBe(true);
    expect(policy.allows(someone([granted('office')]), 'programme.manage', { tenant: TENANT }, TODAY)).toBe(false);
  });
});

describe('lists', () => {
  it('show the subtree and the own units', async () => {
    expect(await policy.scope(someone([granted('town')]), 'task.read', TODAY)).toEqual({
      divisionIds: [COUNTY, TOWN],
      unitIds: [OWN_UNIT],
    });
    expect(await policy.scope(someone([granted('handler')]), 'task.read', TODAY)).toEqual({
      divisionIds: [],
      unitIds: [OWN_UNIT],
    });
  });
  it('show everything to a right on the root division or over the tenant', async () => {
    const all = { divisionIds: 'all', unitIds: 'all' };
    const auditor = someone([granted('auditor', { divisionIds: new Set([CITY, COUNTY]) })]);
    expect(await policy.scope(auditor, 'task.read', TODAY)).toEqual(all);
    expect(await policy.scope(someone([granted('handler')]), 'plan.read', TODAY)).toEqual(all);
  });
  it('are refused without any right', async () => {
    await expect(policy.scope(someone([granted('systemAdmin')]), 'task.read', TODAY)).rejects.toMatchObject({
      code: 'ACCESS.DENIED',
    });
    await expect(policy.scope(someone([granted('office')]), 'task.read', '2027-01-01')).rejects.toMatchObject({
      code: 'ACCESS.DENIED',
    });
  });
});

describe('acting and delegation', () => {
  const actsFor = {
    personId: 'p-9',
    post: { id: 'post-9', name: '局长' },
    unit: { id: 'u-9', name: '清河县卫健局' },
    division: { id: COUNTY, name: '清河县', code: '990121000000' },
  };
  it('reach the units of the person acted for', () => {
    const delegate = someone([granted('unitHead', { onBehalfOf: actsFor })]);
    const task = (unitId: string): PolicyResource => ({ tenant: TENANT, divisionId: TOWN, unitId });
    expect(policy.allows(delegate, 'task.review.unitHead', task('u-9'), TODAY)).toBe(true);
    expect(policy.allows(delegate, 'task.review.unitHead', task(OWN_UNIT), TODAY)).toBe(false);
    expect(policy.allows(delegate, 'task.signFor', { ...task(OTHER_UNIT), unitIds: [OTHER_UNIT, 'u-9'] }, TODAY)).toBe(
      true,
    );
  });
  it('stand behind an own right, and the act carries both persons', () => {
    const own = granted('office');
    const delegated = granted('leader', { id: 'g-2', onBehalfOf: actsFor });
    const principal = someone([delegated, own]);
    const resource = { tenant: TENANT, divisionId: TOWN };
    const byOwn = policy.require(principal, 'plan.issue', resource, TODAY);
    expect(byOwn).toBe(own);
    expect(actedBy(principal, byOwn)).toEqual({
      actor: {
        kind: 'person',
        id: 'p-1',
        role: 'office',
        post: { id: 'post-1', name: '副局长' },
        division: { id: COUNTY, name: '清河县' },
        unit: { id: OWN_UNIT, name: '清河县民政局' },
      },
    });
    const byDelegation = policy.require(principal, 'task.review.leader', resource, TODAY);
    expect(actedBy(principal, byDelegation).onBehalfOf).toEqual({
      kind: 'person',
      id: 'p-9',
      role: 'leader',
      post: { id: 'post-9', name: '局长' },
      division: { id: COUNTY, name: '清河县' },
      unit: { id: 'u-9', name: '清河县卫健局' },
    });
  });
});
