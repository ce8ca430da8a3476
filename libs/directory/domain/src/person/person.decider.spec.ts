import { decider, sealedForTest } from '@gongjian/shared-testing';
import type { PersonEvent, PersonRole } from '@gongjian/directory-contracts';
import type { HeldGrant, PersonCommand } from './person.commands.js';
import { personDecider } from './person.decider.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const name = sealedForTest('示例甲');
const phone = sealedForTest('000-0001');
const countyRef = { id: 'd-county', name: '清河县', code: '990121000000' };
const county = { ...countyRef, endedOn: null };
const bureauRef = { id: 'u-1', name: '清河县民政局' };
const bureau = { ...bureauRef, closedOn: null };
const registered: PersonEvent = { type: 'PersonRegistered', data: { name, phone } };
const taking = { postId: 'p-1', title: '副局长', unit: bureau, division: county, from: '2020-01-01' };
const taken: PersonEvent = { type: 'PostTaken', data: { ...taking, unit: bureauRef, division: countyRef } };
const left: PersonEvent = { type: 'PostLeft', data: { postId: 'p-1', to: '2024-12-31', reason: '调离' } };
const granting = {
  grantId: 'g-1',
  role: 'office' as PersonRole,
  division: county,
  from: '2026-01-01',
  to: null as string | null,
};
const granted: PersonEvent = { type: 'RoleGranted', data: { ...granting, division: countyRef } };
const actsFor = { personId: 'person-2', post: { id: 'p-9', name: '局长' }, unit: bureauRef, division: countyRef };
const bound: PersonEvent = { type: 'AccountBound', data: { issuer: 'https://id.example', subject: 's-1' } };
const erased: PersonEvent = { type: 'PersonErased', data: { reason: '本人申请' } };
const person = decider(personDecider);
const grantRole = (change: Partial<typeof granting>): PersonCommand => ({
  type: 'GrantRole',
  data: { ...granting, ...change },
  ...at,
});

describe('nobody', () => {
  it('is registered with sealed name and phone', () => {
    person
      .given([])
      .when({ type: 'RegisterPerson', data: { name, phone, post: null }, ...at })
      .then([registered]);
  });
  it('may come with a post, in an open unit', () => {
    person
      .given([])
      .when({ type: 'RegisterPerson', data: { name, phone, post: taking }, ...at })
      .then([registered, taken]);
    person
      .given([])
      .when({
        type: 'RegisterPerson',
        data: { name, phone, post: { ...taking, unit: { ...bureau, closedOn: '2019-01-01' } } },
        ...at,
      })
      .thenRefuses('UNIT.CLOSED');
  });
  it('has no post', () => {
    person
      .given([])
      .when({ type: 'TakePost', data: taking, ...at })
      .thenRefuses('PERSON.UNKNOWN');
  });
});

describe('a registered person', () => {
  it('is not registered twice', () => {
    person
      .given([registered])
      .when({ type: 'RegisterPerson', data: { name, phone, post: null }, ...at })
      .thenRefuses('PERSON.ALREADY_REGISTERED');
  });
  it('changes name and phone', () => {
    const newName = sealedForTest('示例乙');
    person
      .given([registered])
      .when({ type: 'ChangePersonName', data: { name: newName, reason: '改名' }, ...at })
      .then([{ type: 'PersonNameChanged', data: { name: newName, reason: '改名' } }]);
    person
      .given([registered])
      .when({ type: 'ChangePersonPhone', data: { phone: null }, ...at })
      .then([{ type: 'PersonPhoneChanged', data: { phone: null } }]);
  });
  it('takes a post in an open unit', () => {
    const command: PersonCommand = { type: 'TakePost', data: taking, ...at };
    person.given([registered]).when(command).then([taken]);
    person
      .given([registered, taken])
      .when({ ...command, data: { ...taking, postId: 'p-2' } })
      .thenNothing();
    person
      .given([registered])
      .when({ ...command, data: { ...taking, unit: { ...bureau, closedOn: '2019-01-01' } } })
      .thenRefuses('UNIT.CLOSED');
  });
  it('may take the same post again after leaving it', () => {
    person
      .given([registered, taken, left])
      .when({ type: 'TakePost', data: { ...taking, postId: 'p-2', from: '2026-01-01' }, ...at })
      .then([
        {
          type: 'PostTaken',
          data: { ...taking, postId: 'p-2', unit: bureauRef, division: countyRef, from: '2026-01-01' },
        },
      ]);
  });
  it('leaves a post', () => {
    const command: PersonCommand = {
      type: 'LeavePost',
      data: { postId: 'p-1', to: '2024-12-31', reason: '调离' },
      ...at,
    };
    person.given([registered, taken]).when(command).then([left]);
    person.given([registered, taken, left]).when(command).thenNothing();
    person.given([registered]).when(command).thenRefuses('PERSON.POST_UNKNOWN');
    person
      .given([registered, taken])
      .when({ ...command, data: { ...command.data, to: '2019-12-31' } })
      .thenRefuses('PERSON.DATES_REVERSED');
    person
      .given([registered, taken, left])
      .when({ ...command, data: { ...command.data, to: '2025-01-01' } })
      .thenRefuses('PERSON.POST_LEFT');
  });
  it('has a wrong post record put right', () => {
    const corrects = { eventId: 'e-1', revision: 1 };
    const corrected: PersonEvent = {
      type: 'PostRecordCorrected',
      data: { corrects, postId: 'p-1', title: '局长', previous: { title: '副局长' }, reason: '录入有误' },
    };
    const command: PersonCommand = {
      type: 'CorrectPostRecord',
      data: { corrects, postId: 'p-1', title: '局长', reason: '录入有误' },
      ...at,
    };
    person.given([registered, taken]).when(command).then([corrected]);
    person.given([registered, taken, corrected]).when(command).thenNothing();
    person
      .given([registered, taken])
      .when({ ...command, data: { ...command.data, corrects: { eventId: 'e-0', revision: 0 } } })
      .thenRefuses('PERSON.FACT_UNKNOWN');
    person
      .given([registered, taken, left])
      .when({
        type: 'CorrectPostRecord',
        data: { corrects: { eventId: 'e-2', revision: 2 }, postId: 'p-1', to: '2019-01-01', reason: '有误' },
        ...at,
      })
      .thenRefuses('PERSON.DATES_REVERSED');
  });
  it('gets an account, and loses it', () => {
    const account = { issuer: 'https://id.example', subject: 's-1' };
    person
      .given([registered])
      .when({ type: 'BindAccount', data: account, ...at })
      .then([bound]);
    person
      .given([registered, bound])
      .when({ type: 'BindAccount', data: account, ...at })
      .thenNothing();
    person
      .given([registered, bound])
      .when({ type: 'UnbindAccount', data: { ...account, reason: '离职' }, ...at })
      .then([{ type: 'AccountUnbound', data: { ...account, reason: '离职' } }]);
    person
      .given([registered])
      .when({ type: 'UnbindAccount', data: { ...account, reason: null }, ...at })
      .thenRefuses('PERSON.ACCOUNT_UNKNOWN');
  });
});

describe('a right', () => {
  it('is granted on a division from a day on', () => {
    person.given([registered]).when(grantRole({})).then([granted]);
    person
      .given([registered, granted])
      .when(grantRole({ grantId: 'g-2', to: '2026-12-31' }))
      .thenNothing();
    person
      .given([registered])
      .when(grantRole({ to: '2025-12-31' }))
      .thenRefuses('PERSON.DATES_REVERSED');
  });
  it('ends on a day', () => {
    const command: PersonCommand = {
      type: 'EndRoleGrant',
      data: { grantId: 'g-1', to: '2026-06-30', reason: '轮岗' },
      ...at,
    };
    const ended: PersonEvent = {
      type: 'RoleGrantEnded',
      data: { grantId: 'g-1', to: '2026-06-30', atOnce: false, reason: '轮岗' },
    };
    person.given([registered, granted]).when(command).then([ended]);
    person.given([registered, granted, ended]).when(command).thenNothing();
    person.given([registered]).when(command).thenRefuses('PERSON.GRANT_UNKNOWN');
    person
      .given([registered, granted, ended])
      .when({ ...command, data: { ...command.data, to: '2026-07-31' } })
      .thenRefuses('PERSON.GRANT_ENDED');
    person
      .given([registered, granted])
      .when({ ...command, data: { ...command.data, to: '2025-06-30' } })
      .thenRefuses('PERSON.DATES_REVERSED');
  });
  it('ends at once, also one that would have ended later', () => {
    const atOnce: PersonCommand = {
      type: 'EndRoleGrant',
      data: { grantId: 'g-1', to: null, reason: '停职' },
      ...at,
    };
    const later: PersonEvent = {
      type: 'RoleGrantEnded',
      data: { grantId: 'g-1', to: '2026-06-30', atOnce: false, reason: '轮岗' },
    };
    const ended: PersonEvent = {
      type: 'RoleGrantEnded',
      data: { grantId: 'g-1', to: '2026-03-02', atOnce: true, reason: '停职' },
    };
    person.given([registered, granted, later]).when(atOnce).then([ended]);
    person.given([registered, granted, ended]).when(atOnce).thenNothing();
    person
      .given([registered, granted, ended])
      .when({ type: 'EndRoleGrant', data: { grantId: 'g-1', to: '2026-05-01', reason: '恢复' }, ...at })
      .thenRefuses('PERSON.GRANT_ENDED');
  });
});

describe('the three administrators', () => {
  const duties: readonly PersonRole[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
  const pairs = duties.flatMap((held) =>
    duties.filter((asked) => asked !== held).map((asked) => [held, asked] as const),
  );
  const holding = (role: PersonRole, to: string | null): PersonEvent => ({
    type: 'RoleGranted',
    data: { grantId: 'g-0', role, division: countyRef, from: '2026-01-01', to },
  });
  it.each(pairs)('a %s is never %s too', (held, asked) => {
    person
      .given([registered, holding(held, null)])
      .when(grantRole({ role: asked }))
      .thenRefuses('PERSON.DUTIES_NOT_SEPARATE');
    person
      .given([registered, holding(held, null)])
      .when({
        type: 'AppointActing',
        data: { ...granting, role: asked, personId: 'person-1', actsFor },
        ...at,
      })
      .thenRefuses('PERSON.DUTIES_NOT_SEPARATE');
  });
  it('may change duties one after the other', () => {
    person
      .given([registered, holding('systemAdmin', '2026-06-30')])
      .when(grantRole({ role: 'auditAdmin', from: '2026-07-01' }))
      .then([
        {
          type: 'RoleGranted',
          data: { grantId: 'g-1', role: 'auditAdmin', division: countyRef, from: '2026-07-01', to: null },
        },
      ]);
    person
      .given([registered, holding('systemAdmin', '2026-06-30')])
      .when(grantRole({ role: 'auditAdmin', from: '2026-06-30' }))
      .thenRefuses('PERSON.DUTIES_NOT_SEPARATE');
  });
});

describe('an auditor’s seat', () => {
  const town = { id: 'd-town', name: '桥南街道', code: '990121001000', endedOn: null as string | null };
  const { endedOn: _, ...townRef } = town;
  const seat = {
    seatId: 's-1',
    places: [
      { grantId: 'g-1', division: county },
      { grantId: 'g-2', division: town },
    ],
    records: { from: '2025-01-01', to: '2025-12-31' as string | null },
    wholeLog: false,
    from: '2026-03-02',
    to: '2026-06-30',
    purpose: '市审计局专项审计',
  };
  const given: PersonEvent = {
    type: 'AuditorSeatGiven',
    data: {
      ...seat,
      places: [
        { grantId: 'g-1', division: countyRef },
        { grantId: 'g-2', division: townRef },
      ],
    },
  };
  const extended: PersonEvent = {
    type: 'AuditorSeatExtended',
    data: { seatId: 's-1', to: '2026-09-30', reason: '延期' },
  };
  const ended = (to: string, atOnce = false): PersonEvent => ({
    type: 'AuditorSeatEnded',
    data: { seatId: 's-1', to, atOnce, reason: '审计结束' },
  });
  const give = (change: Partial<typeof seat> = {}): PersonCommand => ({
    type: 'GiveAuditorSeat',
    data: { ...seat, ...change },
    ...at,
  });
  const extend = (to: string, today = at.today): PersonCommand => ({
    type: 'ExtendAuditorSeat',
    data: { seatId: 's-1', to, reason: '延期' },
    now: at.now,
    today,
  });
  const end = (to: string | null, today = at.today): PersonCommand => ({
    type: 'EndAuditorSeat',
    data: { seatId: 's-1', to, reason: '审计结束' },
    now: at.now,
    today,
  });

  it('is given on divisions, for a period of records, until a day', () => {
    person.given([registered]).when(give()).then([given]);
    person.given([]).when(give()).thenRefuses('PERSON.UNKNOWN');
    person.given([registered, erased]).when(give()).thenRefuses('PERSON.ERASED');
  });
  it('is given once', () => {
    person
      .given([registered, given])
      .when(give({ seatId: 's-2', to: '2026-05-31' }))
      .thenNothing();
  });
  it.each([
    ['other records', { records: { from: '2024-01-01', to: null } }],
    ['other divisions', { places: [{ grantId: 'g-3', division: county }] }],
    ['the whole log', { wholeLog: true }],
    ['a longer one', { to: '2026-07-01' }],
    ['records from another day', { records: { from: '2025-01-02', to: '2025-12-31' } }],
    ['records to another day', { records: { from: '2025-01-01', to: '2025-12-30' } }],
  ])('is held one at a time: not with %s', (_what, change) => {
    person
      .given([registered, given])
      .when(give({ seatId: 's-2', ...change }))
      .thenRefuses('PERSON.SEAT_HELD');
  });
  it('is given again after the last one', () => {
    const next = { seatId: 's-2', from: '2026-07-01', to: '2026-07-31' };
    person
      .given([registered, given])
      .when(give(next))
      .then([{ type: 'AuditorSeatGiven', data: { ...given.data, ...next } }]);
    person
      .given([registered, given, ended('2026-03-02', true)])
      .when(give({ seatId: 's-2' }))
      .then([{ type: 'AuditorSeatGiven', data: { ...given.data, seatId: 's-2' } }]);
  });
  it('lasts a year at most', () => {
    person
      .given([registered])
      .when(give({ to: '2027-03-02' }))
      .then([{ type: 'AuditorSeatGiven', data: { ...given.data, to: '2027-03-02' } }]);
    person
      .given([registered])
      .when(give({ to: '2027-03-03' }))
      .thenRefuses('PERSON.SEAT_TOO_LONG');
  });
  it('has its dates in order', () => {
    person
      .given([registered])
      .when(give({ to: '2026-03-01' }))
      .thenRefuses('PERSON.DATES_REVERSED');
    person
      .given([registered])
      .when(give({ records: { from: '2025-01-01', to: '2024-12-31' } }))
      .thenRefuses('PERSON.DATES_REVERSED');
    const open = { records: { from: '2025-01-01', to: null } };
    person
      .given([registered])
      .when(give(open))
      .then([{ type: 'AuditorSeatGiven', data: { ...given.data, ...open } }]);
  });
  it('is for standing divisions, each named once', () => {
    const places = [{ grantId: 'g-1', division: county }];
    person
      .given([registered])
      .when(give({ places: [] }))
      .thenRefuses('PERSON.SEAT_WITHOUT_PLACE');
    person
      .given([registered])
      .when(give({ places: [...places, ...places] }))
      .thenRefuses('PERSON.SEAT_WITHOUT_PLACE');
    person
      .given([registered])
      .when(give({ places: [{ grantId: 'g-1', division: { ...county, endedOn: '2026-03-02' } }] }))
      .thenRefuses('DIVISION.ENDED');
  });
  it('is never held together with another right', () => {
    person.given([registered, granted]).when(give()).thenRefuses('PERSON.SEAT_NOT_ALONE');
    const over: PersonEvent = {
      type: 'RoleGrantEnded',
      data: { grantId: 'g-1', to: '2026-03-02', atOnce: true, reason: '调离' },
    };
    person.given([registered, granted, over]).when(give()).then([given]);
    person
      .given([registered, given])
      .when(grantRole({ grantId: 'g-9' }))
      .thenRefuses('PERSON.SEAT_NOT_ALONE');
    person
      .given([registered, given])
      .when(grantRole({ grantId: 'g-9', role: 'auditor', from: '2026-03-02', to: '2026-03-31' }))
      .thenRefuses('PERSON.SEAT_NOT_ALONE');
    person
      .given([registered, given])
      .when({ type: 'AppointActing', data: { ...granting, personId: 'person-1', actsFor }, ...at })
      .thenRefuses('PERSON.SEAT_NOT_ALONE');
    person
      .given([registered, given])
      .when(grantRole({ from: '2026-07-01' }))
      .then([
        {
          type: 'RoleGranted',
          data: { grantId: 'g-1', role: 'office', division: countyRef, from: '2026-07-01', to: null },
        },
      ]);
  });
  it('is extended while it lasts, by a year from today at most', () => {
    person.given([registered, given]).when(extend('2026-09-30')).then([extended]);
    person.given([registered, given, extended]).when(extend('2026-09-30')).thenNothing();
    person.given([registered]).when(extend('2026-09-30')).thenRefuses('PERSON.SEAT_UNKNOWN');
    person.given([registered, given]).when(extend('2026-06-29')).thenRefuses('PERSON.SEAT_NOT_LATER');
    person.given([registered, given]).when(extend('2027-03-03')).thenRefuses('PERSON.SEAT_TOO_LONG');
    person.given([registered, given]).when(extend('2026-09-30', '2026-06-30')).then([extended]);
    person.given([registered, given]).when(extend('2026-09-30', '2026-07-01')).thenRefuses('PERSON.SEAT_OVER');
    person
      .given([registered, given, ended('2026-03-02', true)])
      .when(extend('2026-09-30'))
      .thenRefuses('PERSON.SEAT_OVER');
  });
  it('that begins later is extended to a year from its first day at most', () => {
    const later: PersonEvent = {
      type: 'AuditorSeatGiven',
      data: { ...given.data, from: '2026-05-01' },
    };
    person
      .given([registered, later])
      .when(extend('2027-05-01'))
      .then([{ type: 'AuditorSeatExtended', data: { seatId: 's-1', to: '2027-05-01', reason: '延期' } }]);
    person.given([registered, later]).when(extend('2027-05-02')).thenRefuses('PERSON.SEAT_TOO_LONG');
  });
  it('is not extended into days of another right', () => {
    const office: PersonEvent = {
      type: 'RoleGranted',
      data: { grantId: 'g-9', role: 'office', division: countyRef, from: '2026-08-01', to: null },
    };
    person.given([registered, given, office]).when(extend('2026-09-30')).thenRefuses('PERSON.SEAT_NOT_ALONE');
    person
      .given([registered, given, office])
      .when(extend('2026-07-31'))
      .then([{ type: 'AuditorSeatExtended', data: { seatId: 's-1', to: '2026-07-31', reason: '延期' } }]);
  });
  it('ends on a day or at once, as a whole', () => {
    person
      .given([registered, given])
      .when(end('2026-04-30'))
      .then([ended('2026-04-30')]);
    person
      .given([registered, given])
      .when(end(null))
      .then([ended('2026-03-02', true)]);
    person
      .given([registered, given, ended('2026-03-02', true)])
      .when(end(null))
      .thenNothing();
    person.given([registered]).when(end(null)).thenRefuses('PERSON.SEAT_UNKNOWN');
    person.given([registered, given]).when(end('2026-03-01')).thenRefuses('PERSON.DATES_REVERSED');
    person
      .given([registered, given, ended('2026-03-02', true)])
      .when(end('2026-04-30'))
      .thenRefuses('PERSON.SEAT_OVER');
    for (const grantId of ['g-1', 'g-2']) {
      person
        .given([registered, given])
        .when({ type: 'EndRoleGrant', data: { grantId, to: null, reason: '审计结束' }, ...at })
        .thenRefuses('PERSON.GRANT_OF_SEAT');
    }
  });
});

describe('acting and delegation', () => {
  const acting: PersonEvent = { type: 'ActingAppointed', data: { ...granting, division: countyRef, actsFor } };
  const act: PersonCommand = { type: 'AppointActing', data: { ...granting, personId: 'person-1', actsFor }, ...at };
  const delegatorGrant: HeldGrant = {
    id: 'g-9',
    kind: 'granted',
    role: 'office',
    division: countyRef,
    from: '2025-01-01',
    to: null,
    endedAtOnce: false,
    actsFor: null,
  };
  const delegating = {
    ...granting,
    to: '2026-03-31',
    personId: 'person-1',
    actsFor,
    delegatorGrants: [delegatorGrant],
  };
  const delegate: PersonCommand = { type: 'DelegateRole', data: delegating, ...at };
  const delegated: PersonEvent = {
    type: 'RoleDelegated',
    data: { ...granting, division: countyRef, to: '2026-03-31', actsFor },
  };

  it('carry the person acted for', () => {
    person.given([registered]).when(act).then([acting]);
    person.given([registered, acting]).when(act).thenNothing();
    person.given([registered]).when(delegate).then([delegated]);
    person.given([registered, delegated]).when(delegate).thenNothing();
  });
  it('are never for oneself', () => {
    const self = { ...actsFor, personId: 'person-1' };
    person
      .given([registered])
      .when({ ...act, data: { ...act.data, actsFor: self } })
      .thenRefuses('PERSON.ACTS_FOR_SELF');
    person
      .given([registered])
      .when({ ...delegate, data: { ...delegating, actsFor: self } })
      .thenRefuses('PERSON.ACTS_FOR_SELF');
  });
  it.each<[string, Partial<HeldGrant>]>([
    ['another role', { role: 'leader' }],
    ['another division', { division: { id: 'd-x', name: '别处', code: '990122000000' } }],
    ['a right that ends before', { to: '2026-03-30' }],
    ['a right taken away', { endedAtOnce: true }],
    ['a right itself delegated', { kind: 'delegated' }],
  ])('nobody delegates from %s', (_what, change) => {
    person
      .given([registered])
      .when({ ...delegate, data: { ...delegating, delegatorGrants: [{ ...delegatorGrant, ...change }] } })
      .thenRefuses('PERSON.NOTHING_TO_DELEGATE');
  });
});

describe('erasure', () => {
  const erase = (today: string): PersonCommand => ({
    type: 'ErasePerson',
    data: { reason: '本人申请', retentionYears: 10 },
    now: `${today}T01:00:00.000Z`,
    today,
  });
  it('takes a person who never acted', () => {
    person.given([registered, bound]).when(erase('2026-03-02')).then([erased]);
    person.given([registered, erased]).when(erase('2026-03-02')).thenNothing();
    expect(person.given([registered, bound, erased]).state()).toMatchObject({ status: 'erased', accounts: [] });
  });
  it('is refused while a post or right is held', () => {
    person.given([registered, taken]).when(erase('2026-03-02')).thenRefuses('PERSON.RETENTION_RUNS');
    person.given([registered, granted]).when(erase('2026-03-02')).thenRefuses('PERSON.RETENTION_RUNS');
  });
  it('is refused through the last day of retention and open after it', () => {
    person.given([registered, taken, left]).when(erase('2034-12-31')).thenRefuses('PERSON.RETENTION_RUNS');
    person.given([registered, taken, left]).when(erase('2035-01-01')).then([erased]);
  });
  it('ends everything else', () => {
    person
      .given([registered, erased])
      .when({ type: 'BindAccount', data: { issuer: 'https://id.example', subject: 's-1' }, ...at })
      .thenRefuses('PERSON.ERASED');
    person
      .given([registered, erased])
      .when({ type: 'RegisterPerson', data: { name, phone, post: null }, ...at })
      .thenRefuses('PERSON.ERASED');
  });
});
