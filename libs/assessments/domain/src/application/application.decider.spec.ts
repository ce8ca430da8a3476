import type { Application, Condition } from '@gongjian/plans-contracts';
import { isDomainError, type Clock, type OfficerAsOf } from '@gongjian/shared-kernel';
import { decider, sealedForTest } from '@gongjian/shared-testing';
import {
  at,
  calendar,
  delegateOf,
  deputyDirector,
  director,
  docketStream,
  id,
  inspector,
  late,
  leader,
  onTime,
  pinned,
  reason,
  secondInspector,
  secretary,
  subject,
  townClerk,
} from '../testing/campaign.js';
import { fact, names } from '../testing/standards.js';
import { applicationDecider } from './application.decider.js';
import { mayOnApplication } from './application-may.js';
import type { FiledApplication } from './application-state.js';
import type { ApplicationDetermined, ApplicationEvent, ApplicationFiled, ChainLevel } from './application.events.js';
import { conditionWords } from './condition-words.js';

const spec = decider(applicationDecider);
const applicationId = id(40);
const within = { days: 3, of: 'working' } as const;
const definition: Application = {
  by: ['self', 'organisation'],
  conditions: [
    { kind: 'daysWithout', incidents: ['confirmedCase'], days: { atLeast: 14 } },
    { kind: 'subject', indicator: 'people' },
  ],
  reapply: [{ kind: 'sinceRemoval', span: { months: 6 } }],
  chain: [
    { code: 'town', names, at: 'town', actedBy: 'town', does: 'review', twoStep: false, within, mayReject: true },
    {
      code: 'evaluate',
      names,
      at: 'county',
      actedBy: 'reviewer',
      does: 'evaluate',
      round: 'evaluation',
      twoStep: false,
      mayReject: false,
    },
    { code: 'determine', names, at: 'county', actedBy: 'office', does: 'determine', twoStep: true, mayReject: true },
    { code: 'file', names, at: 'city', actedBy: 'office', does: 'file', twoStep: false, mayReject: false },
  ],
};
const standard = {
  items: [
    {
      code: 'people',
      kind: 'number',
      names,
      unit: names,
      places: 0,
      bound: { atLeast: 30, atMost: 60 },
      evidence: [{ code: 'list', names, window: { of: 'period' }, atLeast: 1 }],
    },
  ],
} as never;
const facts = { incidents: [{ code: 'confirmedCase', names, verifiedBy: 'reporter' as const }] };
const docketOf = (...known: readonly ReturnType<typeof fact>[]) => ({
  stream: docketStream,
  revision: '4',
  facts: known,
});
const judging = { application: definition, standard, facts, docket: docketOf() };
const chain: readonly ChainLevel[] = [
  { code: 'town', at: 'town', actedBy: 'town', does: 'review', twoStep: false, mayReject: true, round: null, within },
  {
    code: 'evaluate',
    at: 'county',
    actedBy: 'reviewer',
    does: 'evaluate',
    twoStep: false,
    mayReject: false,
    round: 'evaluation',
    within: null,
  },
  {
    code: 'determine',
    at: 'county',
    actedBy: 'office',
    does: 'determine',
    twoStep: true,
    mayReject: true,
    round: null,
    within: null,
  },
  {
    code: 'file',
    at: 'city',
    actedBy: 'office',
    does: 'file',
    twoStep: false,
    mayReject: false,
    round: null,
    within: null,
  },
];
const statement = sealedForTest('申请创建');
const file = (more: object = {}) =>
  ({
    type: 'FileApplication',
    data: {
      ...pinned,
      ...judging,
      ...onTime,
      applicationId,
      subject,
      subjects: { who: [{ kind: 'division', level: 'community' }] },
      renewal: { round: 'evaluation', opensDaysBefore: 30, lapses: 'expire' },
      filedBy: 'self',
      by: secretary,
      statement,
      declared: { people: 30 },
      endsOn: '2026-12-31',
      historic: false,
      restart: null,
      calendar,
      ...more,
    },
    ...at,
  }) as never;
const filedData: ApplicationFiled = {
  ...pinned,
  applicationId,
  subject,
  filedBy: 'self',
  filer: secretary,
  filedOn: '2026-11-20',
  statement,
  declared: { people: 30 },
  again: false,
  conditions: [
    { condition: 0, met: true, seen: [] },
    { condition: 1, met: true, seen: [] },
  ],
  chain,
  basis: { programme: pinned.programme, version: 1, rules: 2, inputs: [{ stream: docketStream, revision: '4' }] },
};
const filed: ApplicationEvent = { type: 'ApplicationFiled', data: filedData };
const due = {
  from: '2026-11-20',
  lastDay: '2026-11-25',
  dueAt: '2026-11-25T16:00:00.000Z',
  days: 3,
  of: 'working',
  calendar: 'cn-2026.1',
} as const;
const reached = (level: string, round: string | null = null, more: object = {}): ApplicationEvent => ({
  type: 'LevelReached',
  data: { applicationId, level, round, on: '2026-11-20', due: level === 'town' ? due : null, ...more },
});
const basis = (revision: number, docket = false) => ({
  programme: pinned.programme,
  version: 1,
  rules: 2,
  inputs: [
    { stream: `application-${applicationId}`, revision: String(revision) },
    ...(docket ? [{ stream: docketStream, revision: '4' }] : []),
  ],
});
const act = { applicationId, calendar, ...onTime };
const approve = (level: string, by: OfficerAsOf, more: object = {}) =>
  ({
    type: 'ApproveLevel',
    data: { ...act, ...judging, level, by, note: null, grade: null, named: ['caseFree'], ...more },
    ...at,
  }) as const;
const accept = (by: OfficerAsOf, level = 'determine', more: object = {}) =>
  ({
    type: 'AcceptLevel',
    data: { ...act, ...judging, level, by, grade: null, named: ['caseFree'], ...more },
    ...at,
  }) as const;
/** What an approval says of the conditions: they held, by this. */
const stillMet = (revision: number) => ({
  again: false,
  conditions: filedData.conditions,
  basis: basis(revision, true),
});
const approved = (level: string, by: OfficerAsOf, revision: number): ApplicationEvent => ({
  type: 'LevelApproved',
  data: { applicationId, level, note: null, by, ...stillMet(revision) },
});
const given = { roundId: id(11), roundCode: 'evaluation', sheetId: id(10), grade: 'caseFree', named: true };
const grade = { type: 'RecordGrade', data: { applicationId, ...given }, ...at } as const;
const graded = (more: object = {}): ApplicationEvent => ({
  type: 'ApplicationGraded',
  data: { applicationId, ...given, ...more },
});

const atTown: readonly ApplicationEvent[] = [filed, reached('town')];
const atEvaluation = [...atTown, approved('town', townClerk, 1), reached('evaluate', 'evaluation')];
const evaluated = [...atEvaluation, graded()];
const atDetermination = [...evaluated, approved('evaluate', inspector, 4), reached('determine')];
const halfDetermined = [...atDetermination, approved('determine', director, 6)];
const determination: ApplicationDetermined = {
  ...pinned,
  applicationId,
  subject,
  grade: 'caseFree',
  result: given,
  on: '2026-11-20',
  by: [director, deputyDirector],
  assessors: [inspector, director, deputyDirector].map(({ personId }) => personId),
  basis: basis(7, true),
};
const determined: readonly ApplicationEvent[] = [
  ...halfDetermined,
  { type: 'LevelAccepted', data: { applicationId, level: 'determine', by: deputyDirector, ...stillMet(7) } },
  { type: 'ApplicationDetermined', data: determination },
  reached('file'),
];
const held: ApplicationEvent = { type: 'ApplicationPutOnHold', data: { applicationId, removalId: id(50) } };
const why = reason('incomplete', '材料不全');
const title = (more: object) =>
  fact({
    fact: 'title',
    key: pinned.key,
    grade: 'caseFree',
    occurredOn: '2025-01-01',
    validTo: null,
    standing: 'valid',
    standingSince: '2025-01-01',
    ...more,
  });
const incident = (occurredOn: string) =>
  fact({ fact: 'incident', kind: 'confirmedCase', occurredOn, standing: 'reported' });

describe('filing an application', () => {
  it('is at the first level at once, with its clock', () =>
    spec
      .given([])
      .when(file())
      .then([filed, reached('town')]));

  it.each([
    [{ people: 29 }, false],
    [{ people: 30 }, true],
    [{ people: 60 }, true],
    [{ people: 61 }, false],
    [{}, false],
  ])('is judged by what was declared: %j', (declared, met) => {
    const outcome = spec.given([]).when(file({ declared }));
    if (met) outcome.then([{ ...filed, data: { ...filedData, declared } }, reached('town')]);
    else outcome.thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
  });

  it.each([
    ['2026-11-06', true],
    ['2026-11-07', false],
  ])('needs fourteen days without a case: one on %s', (day, met) => {
    const seen = incident(day);
    const outcome = spec.given([]).when(file({ docket: docketOf(seen) }));
    if (!met) return outcome.thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    const conditions = [{ condition: 0, met: true, seen: [seen.factId] }, filedData.conditions[1]];
    return outcome.then([{ ...filed, data: { ...filedData, conditions } } as ApplicationEvent, reached('town')]);
  });

  it.each([
    [{ people: 30, rooms: 3 }, '/rooms', 'unknown'],
    [{ people: 'many' }, '/people', 'value'],
    [{ people: '30.5' }, '/people', 'places'],
  ])('takes only what the standard asks, in its form: %j', (declared, pointer, code) => {
    try {
      applicationDecider.decide(file({ declared }), applicationDecider.initialState);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      expect(error.code).toBe('APPLICATION.DECLARED_INVALID');
      expect(error.details).toMatchObject({ errors: [{ pointer, code }] });
    }
    expect.assertions(2);
  });

  it.each([
    [{ historic: true }, false],
    [{ endsOn: '2026-11-19' }, false],
    [{ endsOn: '2026-11-20' }, true],
    [{ endsOn: null }, true],
  ])('is possible while the programme runs: %j', (over, runs) => {
    const outcome = spec.given([]).when(file(over));
    if (runs) outcome.then([filed, reached('town')]);
    else outcome.thenRefuses('APPLICATION.PROGRAMME_OVER');
  });

  it('names the plan by which a historic programme is started again', () => {
    const restart = { planId: id(80), revision: '6' };
    const inputs = [...(filedData.basis.inputs as readonly object[]), { stream: `plan-${id(80)}`, revision: '6' }];
    const basedOn = { ...filed, data: { ...filedData, basis: { ...filedData.basis, inputs } } } as ApplicationEvent;
    spec
      .given([])
      .when(file({ historic: true, restart }))
      .then([basedOn, reached('town')]);
    spec
      .given([])
      .when(file({ restart }))
      .then([filed, reached('town')]);
    spec
      .given([])
      .when(file({ historic: true, restart: { ...restart, revision: null } }))
      .then([filed, reached('town')]);
  });

  it('says which conditions are not met', () => {
    const seen = incident('2026-11-19');
    try {
      applicationDecider.decide(file({ docket: docketOf(seen), declared: {} }), { status: 'none' });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      expect(error.details['conditions']).toEqual([
        { condition: 0, seen: [seen.factId], ...conditionWords(definition.conditions[0] as Condition) },
        { condition: 1, seen: [], ...conditionWords(definition.conditions[1] as Condition) },
      ]);
    }
    expect.assertions(1);
  });

  it('is judged on the day it took effect', () => {
    const entry = late('2026-11-10');
    const docket = docketOf(incident('2026-11-15'));
    const data = { ...filedData, filedOn: '2026-11-10', ...entry };
    const clock = {
      from: '2026-11-10',
      lastDay: '2026-11-13',
      dueAt: '2026-11-13T16:00:00.000Z',
      days: 3,
      of: 'working',
      calendar: 'cn-2026.1',
    };
    spec
      .given([])
      .when(file({ ...entry, docket }))
      .then([{ type: 'ApplicationFiled', data }, reached('town', null, { on: '2026-11-10', due: clock })]);
    spec
      .given([])
      .when(file(late('2026-11-21')))
      .thenRefuses('APPLICATION.LATE_ENTRY_IN_FUTURE');
  });

  it('asks the conditions for applying again of who lost the title', () => {
    const lost = (standingSince: string) => docketOf(title({ standing: 'removed', standingSince }));
    spec
      .given([])
      .when(file({ docket: lost('2026-05-21'), declared: {} }))
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    const removed = lost('2026-05-20');
    const conditions = [{ condition: 0, met: true, seen: [removed.facts[0]?.factId ?? ''] }];
    const data = { ...filedData, declared: {}, again: true, conditions };
    spec
      .given([])
      .when(file({ docket: removed, declared: {} }))
      .then([{ type: 'ApplicationFiled', data }, reached('town')]);
  });

  it('is for those who do not hold the title, or may renew it', () => {
    spec
      .given([])
      .when(file({ docket: docketOf(title({})) }))
      .thenRefuses('APPLICATION.TITLED_ALREADY');
    spec
      .given([])
      .when(file({ docket: docketOf(title({ validTo: '2026-12-21' })) }))
      .thenRefuses('APPLICATION.TITLED_ALREADY');
    spec
      .given([])
      .when(file({ docket: docketOf(title({ validTo: '2026-12-20' })) }))
      .then([filed, reached('town')]);
    spec
      .given([])
      .when(file({ docket: docketOf(title({ validTo: '2026-12-20' })), renewal: undefined }))
      .thenRefuses('APPLICATION.TITLED_ALREADY');
    spec
      .given([])
      .when(file({ docket: docketOf(title({ validTo: '2026-11-19' })) }))
      .then([filed, reached('town')]);
    spec
      .given([])
      .when(file({ docket: docketOf(title({ standing: 'ended' })) }))
      .then([filed, reached('town')]);
    spec
      .given([])
      .when(file({ docket: docketOf(title({ standing: 'suspended' })) }))
      .thenRefuses('APPLICATION.TITLED_ALREADY');
  });

  it('refuses who is no subject, who may not file, and another one under its id', () => {
    spec
      .given([])
      .when(file({ subjects: { who: [{ kind: 'compound' }] } }))
      .thenRefuses('APPLICATION.NOT_A_SUBJECT');
    spec
      .given([])
      .when(file({ filedBy: 'public' }))
      .thenRefuses('APPLICATION.FILER_NOT_ALLOWED');
    spec
      .given(atTown)
      .when(file({ by: director }))
      .thenRefuses('APPLICATION.EXISTS');
    spec
      .given(atTown)
      .when(file({ declared: { people: 31 } }))
      .thenRefuses('APPLICATION.EXISTS');
  });

  it('stays quiet when it was filed', () => spec.given(atTown).when(file()).thenNothing());
});

describe('an application that never came', () => {
  const abandon = { type: 'AbandonCreation', data: { applicationId }, ...at } as const;
  const abandoned: ApplicationEvent = { type: 'CreationAbandoned', data: { applicationId } };
  it('cannot come any more', () => {
    spec.given([]).when(abandon).then([abandoned]);
    spec.given([abandoned]).when(file()).thenRefuses('APPLICATION.ABANDONED');
    spec.given([abandoned]).when(approve('town', townClerk)).thenRefuses('APPLICATION.ABANDONED');
  });
  it('is none that was filed', () => {
    spec.given(atTown).when(abandon).thenNothing();
    spec.given([abandoned]).when(abandon).thenNothing();
  });
});

describe('approving a level', () => {
  it('passes it on', () => {
    spec
      .given(atTown)
      .when(approve('town', townClerk))
      .then([approved('town', townClerk, 1), reached('evaluate', 'evaluation')]);
  });
  it('may be entered late, and the next clock runs from that day', () => {
    const entry = late('2026-11-20');
    const data = { applicationId, level: 'town', note: null, by: townClerk, ...stillMet(1), ...entry };
    spec
      .given(atTown)
      .when(approve('town', townClerk, entry))
      .then([{ type: 'LevelApproved', data }, reached('evaluate', 'evaluation')]);
    spec
      .given(atTown)
      .when(approve('town', townClerk, late('2026-11-19')))
      .thenRefuses('APPLICATION.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses another level, one’s own application, and an evaluation without a grade', () => {
    spec.given(atTown).when(approve('evaluate', inspector)).thenRefuses('APPLICATION.NOT_AT_LEVEL');
    spec.given(atTown).when(approve('town', secretary)).thenRefuses('APPLICATION.OWN_APPLICATION');
    spec
      .given(atTown)
      .when(approve('town', delegateOf(secretary)))
      .thenRefuses('APPLICATION.OWN_APPLICATION');
    spec.given(atEvaluation).when(approve('evaluate', inspector)).thenRefuses('APPLICATION.NOT_ASSESSED');
    spec.given([]).when(approve('town', townClerk)).thenRefuses('APPLICATION.NOT_FOUND');
    spec.given(determined).when(approve('file', director)).thenRefuses('APPLICATION.NOT_AT_LEVEL');
    spec.given(halfDetermined).when(approve('determine', leader)).thenRefuses('APPLICATION.NOT_AT_LEVEL');
  });
  it('of a level with two steps waits for another person', () => {
    spec
      .given(evaluated)
      .when(approve('evaluate', inspector))
      .then([approved('evaluate', inspector, 4), reached('determine')]);
    spec
      .given(atDetermination)
      .when(approve('determine', director))
      .then([approved('determine', director, 6)]);
  });
  it('refuses a grade that leads to no title', () => {
    const below = [
      ...atEvaluation,
      graded({ grade: 'none', named: false }),
      approved('evaluate', inspector, 4),
      reached('determine'),
    ];
    spec.given(below).when(approve('determine', director)).thenRefuses('APPLICATION.BELOW_BAR');
  });
  it('judges the conditions anew by what is known now', () => {
    const seen = incident('2026-11-17');
    const docket = docketOf(seen);
    spec
      .given(atTown)
      .when(approve('town', townClerk, { docket }))
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    spec
      .given(atDetermination)
      .when(approve('determine', director, { docket }))
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    spec
      .given(halfDetermined)
      .when(accept(deputyDirector, 'determine', { docket }))
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
  });
  it('says which facts the conditions rested on, and by which docket', () => {
    const seen = incident('2026-11-06');
    const conditions = [{ condition: 0, met: true, seen: [seen.factId] }, filedData.conditions[1]];
    const data = { applicationId, level: 'town', note: null, by: townClerk, ...stillMet(1), conditions };
    spec
      .given(atTown)
      .when(approve('town', townClerk, { docket: docketOf(seen) }))
      .then([{ type: 'LevelApproved', data } as ApplicationEvent, reached('evaluate', 'evaluation')]);
  });
  it('judges them as of the day it takes effect when it is entered late', () => {
    const told = { ...late('2026-11-21'), docket: docketOf(incident('2026-11-08')) };
    const on = (today: string) => ({ now: `${today}T01:00:00.000Z`, today });
    spec
      .given(atTown)
      .when({ ...approve('town', townClerk, told), ...on('2026-11-30') })
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    spec
      .given(atTown)
      .when({ ...approve('town', townClerk, { ...told, ...late('2026-11-20') }), ...on('2026-11-30') })
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
    const command = { ...approve('town', townClerk, { ...told, ...late('2026-11-22') }), ...on('2026-11-30') };
    const [passed] = applicationDecider.decide(command, spec.given(atTown).state());
    expect(passed).toMatchObject({ type: 'LevelApproved', data: { conditions: [{ met: true }, { met: true }] } });
  });
  it('asks the conditions for applying again of who lost the title meanwhile', () => {
    const removed = title({ standing: 'removed', standingSince: '2026-10-01' });
    spec
      .given(atTown)
      .when(approve('town', townClerk, { docket: docketOf(removed) }))
      .thenRefuses('APPLICATION.CONDITIONS_NOT_MET');
  });
  it('stays quiet when the same person approved it', () => {
    spec.given(atEvaluation).when(approve('town', townClerk)).thenNothing();
    spec.given(halfDetermined).when(approve('determine', director)).thenNothing();
  });
});

describe('determining without an evaluation', () => {
  const short = [chain[0], { ...chain[2], twoStep: false }] as readonly ChainLevel[];
  const here: readonly ApplicationEvent[] = [
    { type: 'ApplicationFiled', data: { ...filedData, chain: short } },
    reached('town'),
    approved('town', townClerk, 1),
    reached('determine'),
  ];
  it('says the grade', () => {
    const data = {
      ...pinned,
      applicationId,
      subject,
      grade: 'caseFree',
      result: null,
      on: '2026-11-20',
      by: [director],
      assessors: [director.personId],
      basis: basis(3, true),
    };
    spec
      .given(here)
      .when(approve('determine', director, { grade: 'caseFree' }))
      .then([approved('determine', director, 3), { type: 'ApplicationDetermined', data }]);
  });
  it('refuses none, and one that leads to no title', () => {
    spec.given(here).when(approve('determine', director)).thenRefuses('APPLICATION.BELOW_BAR');
    spec
      .given(here)
      .when(approve('determine', director, { grade: 'other' }))
      .thenRefuses('APPLICATION.BELOW_BAR');
  });
});

describe('accepting what was approved', () => {
  it('determines it, by two people', () =>
    spec.given(halfDetermined).when(accept(deputyDirector)).then(determined.slice(-3)));
  it('names whoever assessed, evaluated and determined it, and for whom they did', () => {
    const assessors = [secondInspector.personId, inspector.personId];
    const deciders = [delegateOf(leader), leader, director, deputyDirector].map(({ personId }) => personId);
    const data = { ...determination, result: { ...given, assessors }, assessors: [...assessors, ...deciders] };
    spec
      .given([
        ...atEvaluation,
        graded({ assessors }),
        approved('evaluate', delegateOf(leader), 4),
        reached('determine'),
        approved('determine', director, 6),
      ])
      .when(accept(deputyDirector))
      .then([
        { type: 'LevelAccepted', data: { applicationId, level: 'determine', by: deputyDirector, ...stillMet(7) } },
        { type: 'ApplicationDetermined', data },
        reached('file'),
      ]);
  });
  it('refuses the same person, in whatever right, and what is not approved', () => {
    spec.given(halfDetermined).when(accept(director)).thenRefuses('APPLICATION.SAME_PERSON');
    spec
      .given(halfDetermined)
      .when(accept(delegateOf(director)))
      .thenRefuses('APPLICATION.SAME_PERSON');
    spec.given(atDetermination).when(accept(deputyDirector)).thenRefuses('APPLICATION.NOT_AT_LEVEL');
    spec.given(halfDetermined).when(accept(deputyDirector, 'town')).thenRefuses('APPLICATION.NOT_AT_LEVEL');
    spec.given(halfDetermined).when(accept(secretary)).thenRefuses('APPLICATION.OWN_APPLICATION');
  });
  it('stays quiet when it is accepted', () => spec.given(determined).when(accept(deputyDirector)).thenNothing());
});

describe('returning an application', () => {
  const giveBack = (more: object = {}) =>
    ({
      type: 'ReturnApplication',
      data: { ...act, level: 'determine', reason: why, within, by: director, ...more },
      ...at,
    }) as never;
  const returned: ApplicationEvent = {
    type: 'ApplicationReturned',
    data: { applicationId, level: 'determine', reason: why, due, by: director, basis: basis(7) },
  };
  const resubmit = {
    type: 'ResubmitApplication',
    data: { applicationId, statement, by: secretary, calendar, ...onTime },
    ...at,
  } as const;
  const resubmitted: ApplicationEvent = {
    type: 'ApplicationResubmitted',
    data: { applicationId, statement, by: secretary },
  };

  it('says why and until when, and then it starts at the first level', () => {
    spec.given(halfDetermined).when(giveBack()).then([returned]);
    spec
      .given([...halfDetermined, returned])
      .when(resubmit)
      .then([resubmitted, reached('town')]);
    spec
      .given([...halfDetermined, returned, resubmitted, reached('town')])
      .when(approve('town', townClerk))
      .then([approved('town', townClerk, 10), reached('evaluate', 'evaluation')]);
  });
  it('refuses without a reason, one’s own, another level, and resubmitting what was not returned', () => {
    spec
      .given(halfDetermined)
      .when(giveBack({ reason: null }))
      .thenRefuses('APPLICATION.REASON_MISSING');
    spec
      .given(halfDetermined)
      .when(giveBack({ by: secretary }))
      .thenRefuses('APPLICATION.OWN_APPLICATION');
    spec
      .given(halfDetermined)
      .when(giveBack({ level: 'town' }))
      .thenRefuses('APPLICATION.NOT_AT_LEVEL');
    spec.given(atTown).when(resubmit).thenRefuses('APPLICATION.NOT_RETURNED');
    spec
      .given([...atTown, held])
      .when(resubmit)
      .thenRefuses('APPLICATION.ON_HOLD');
  });
  it('stays quiet when it is returned', () =>
    spec
      .given([...halfDetermined, returned])
      .when(giveBack())
      .thenNothing());
});

describe('rejecting an application', () => {
  const reject = (more: object = {}) =>
    ({
      type: 'RejectApplication',
      data: { ...act, level: 'town', reason: why, by: townClerk, ...more },
      ...at,
    }) as never;
  const rejected: ApplicationEvent = {
    type: 'ApplicationRejected',
    data: { applicationId, level: 'town', reason: why, by: townClerk, basis: basis(1) },
  };
  it('says why', () => spec.given(atTown).when(reject()).then([rejected]));
  it('is for levels that may, or when it is on hold', () => {
    spec
      .given(atEvaluation)
      .when(reject({ level: 'evaluate', by: inspector }))
      .thenRefuses('APPLICATION.MAY_NOT_REJECT');
    spec
      .given([...atEvaluation, held])
      .when(reject({ level: 'evaluate', by: director }))
      .then([
        {
          type: 'ApplicationRejected',
          data: { applicationId, level: 'evaluate', reason: why, by: director, basis: basis(4) },
        },
      ]);
    spec
      .given([...atTown, held])
      .when(reject({ by: secretary }))
      .thenRefuses('APPLICATION.OWN_APPLICATION');
    spec
      .given(atTown)
      .when(reject({ reason: null }))
      .thenRefuses('APPLICATION.REASON_MISSING');
    spec
      .given(atTown)
      .when(reject({ by: secretary }))
      .thenRefuses('APPLICATION.OWN_APPLICATION');
  });
  it('stays quiet when it is rejected', () =>
    spec
      .given([...atTown, rejected])
      .when(reject())
      .thenNothing());
});

describe('the grade of its evaluation', () => {
  it('is recorded, and may change', () => {
    spec.given(atEvaluation).when(grade).then([graded()]);
    spec
      .given([...atEvaluation, graded({ grade: 'none', named: false })])
      .when(grade)
      .then([graded()]);
  });
  it('is recorded once', () => spec.given(evaluated).when(grade).thenNothing());
});

describe('filing upward', () => {
  const fileUp = (level = 'file') =>
    ({ type: 'RecordFiling', data: { ...act, level, receiptNumber: '备〔2026〕7号', by: director }, ...at }) as const;
  const filedUp: ApplicationEvent = {
    type: 'ApplicationFiledUpward',
    data: { applicationId, level: 'file', receiptNumber: '备〔2026〕7号', by: director },
  };
  it('records the receipt', () => spec.given(determined).when(fileUp()).then([filedUp]));
  it('refuses what is not determined, and another level', () => {
    spec.given(halfDetermined).when(fileUp()).thenRefuses('APPLICATION.NOT_DETERMINED');
    spec.given(determined).when(fileUp('town')).thenRefuses('APPLICATION.NOT_AT_LEVEL');
  });
  it('stays quiet when it is filed', () =>
    spec
      .given([...determined, filedUp])
      .when(fileUp())
      .thenNothing());
});

describe('a removal during an application', () => {
  const hold = { type: 'HoldApplication', data: { applicationId, removalId: id(50) }, ...at } as const;
  const resume = (more: object = {}) =>
    ({ type: 'ResumeApplication', data: { applicationId, ...judging, calendar, ...more }, ...at }) as never;
  const resumed = (revision: number, counted: Clock | null): ApplicationEvent => ({
    type: 'ApplicationResumed',
    data: {
      ...{ applicationId, again: false, conditions: filedData.conditions },
      ...{ due: counted, basis: basis(revision, true) },
    },
  });

  it('puts it on hold, and nobody acts', () => {
    spec.given(atTown).when(hold).then([held]);
    spec
      .given([...atTown, held])
      .when(approve('town', townClerk))
      .thenRefuses('APPLICATION.ON_HOLD');
  });
  it('lets it go on where it was once the conditions hold again', () => {
    spec
      .given([...atTown, held])
      .when(resume())
      .then([resumed(2, due)]);
    spec
      .given([...atTown, held, resumed(2, due)])
      .when(approve('town', townClerk))
      .then([approved('town', townClerk, 3), reached('evaluate', 'evaluation')]);
    const returned: ApplicationEvent = {
      type: 'ApplicationReturned',
      data: { applicationId, level: 'town', reason: why, due, by: townClerk, basis: basis(1) },
    };
    spec
      .given([...atTown, returned, held])
      .when(resume())
      .then([resumed(3, null)]);
    spec
      .given([...atTown, returned, held, resumed(3, null)])
      .when(approve('town', townClerk))
      .thenRefuses('APPLICATION.NOT_AT_LEVEL');
  });
  it('counts the level’s time anew from then on', () => {
    const later = { ...due, from: '2026-12-01', lastDay: '2026-12-04', dueAt: '2026-12-04T16:00:00.000Z' };
    const overdue: ApplicationEvent = {
      type: 'LevelBecameOverdue',
      data: { applicationId, level: 'town', dueAt: due.dueAt },
    };
    const mark = (now: string) =>
      ({ type: 'MarkLevelOverdue', data: { applicationId }, now, today: now.slice(0, 10) }) as const;
    const again: readonly ApplicationEvent[] = [...atTown, overdue, held, resumed(3, later)];
    spec.given(again).when(mark('2026-12-04T15:59:59.999Z')).thenNothing();
    spec
      .given(again)
      .when(mark('2026-12-04T16:00:00.000Z'))
      .then([{ type: 'LevelBecameOverdue', data: { applicationId, level: 'town', dueAt: later.dueAt } }]);
  });
  describe('while they do not', () => {
    const foreseen = (on: string | null, dueAt: string | null, revision: number, seen: readonly string[]) => ({
      type: 'ResumptionForeseen' as const,
      data: {
        ...{ applicationId, on, dueAt, basis: basis(revision, true) },
        conditions: [{ condition: 0, met: seen.length === 0, seen }, filedData.conditions[1]] as never,
      },
    });
    const known = incident('2026-11-10');
    const waiting = foreseen('2026-11-24', '2026-11-23T16:00:00.000Z', 2, [known.factId]);
    const docket = docketOf(known);
    it('keeps it on hold, and says on which day time alone brings them', () => {
      spec
        .given([...atTown, held])
        .when(resume({ docket }))
        .then([waiting]);
      spec
        .given([...atTown, held, waiting])
        .when(resume({ docket }))
        .thenNothing();
      expect(spec.given([...atTown, held, waiting]).state()).toMatchObject({
        status: 'onHold',
        resumesOn: '2026-11-24',
      });
    });
    it('says another day once something else is known', () => {
      const later = incident('2026-11-15');
      spec
        .given([...atTown, held, waiting])
        .when(resume({ docket: docketOf(known, later) }))
        .then([foreseen('2026-11-29', '2026-11-28T16:00:00.000Z', 3, [later.factId])]);
    });
    it('says none where time alone brings nothing', () => {
      const never = { ...definition, conditions: [{ kind: 'subject', indicator: 'nowhere' }] };
      const asked = { application: never, docket: docketOf() };
      const told = {
        type: 'ResumptionForeseen' as const,
        data: {
          ...{ applicationId, on: null, dueAt: null, basis: basis(3, true) },
          conditions: [{ condition: 0, met: false, seen: [] }],
        },
      };
      spec
        .given([...atTown, held])
        .when(resume(asked))
        .thenNothing();
      spec
        .given([...atTown, held, waiting])
        .when(resume(asked))
        .then([told]);
      expect(spec.given([...atTown, held, waiting, told]).state()).toMatchObject({ resumesOn: null });
    });
    it('goes on when the day has come', () => {
      const due = { now: '2026-11-23T16:00:00.000Z', today: '2026-11-24' };
      const command = { ...(resume({ docket }) as object), ...due } as never;
      const state = spec.given([...atTown, held, waiting]);
      const [event] = applicationDecider.decide(command, state.state());
      expect(event).toMatchObject({ type: 'ApplicationResumed', data: { due: { from: '2026-11-24' } } });
      expect(spec.given([...atTown, held, waiting, event as ApplicationEvent]).state()).toMatchObject({
        status: 'atLevel',
        resumesOn: null,
      });
    });
  });
  it('changes nothing for one that is over, on hold, or not on hold', () => {
    spec.given(determined).when(hold).thenNothing();
    spec
      .given([...atTown, held])
      .when(hold)
      .thenNothing();
    spec.given(atTown).when(resume()).thenNothing();
  });
});

describe('a provisional time', () => {
  const provisional = { ...due, calendar: null };
  const counted = { ...due, lastDay: '2026-11-26', dueAt: '2026-11-26T16:00:00.000Z' };
  const known = { ...calendar, holidays: [due.lastDay] };
  const revise = { type: 'ReviseApplicationDue', data: { applicationId, calendar: known }, ...at } as const;
  const revised = (of: 'level' | 'return', revision: number): ApplicationEvent => ({
    type: 'ApplicationDueRevised',
    data: { applicationId, of, previous: provisional, due: counted, basis: basis(revision) },
  });
  const here: readonly ApplicationEvent[] = [
    filed,
    { type: 'LevelReached', data: { applicationId, level: 'town', round: null, on: due.from, due: provisional } },
  ];
  const returned: ApplicationEvent = {
    type: 'ApplicationReturned',
    data: { applicationId, level: 'town', reason: why, due: provisional, by: townClerk, basis: basis(1) },
  };
  const mark = (now: string) =>
    ({ type: 'MarkLevelOverdue', data: { applicationId }, now, today: now.slice(0, 10) }) as const;
  const overdue = (dueAt: string): ApplicationEvent => ({
    type: 'LevelBecameOverdue',
    data: { applicationId, level: 'town', dueAt },
  });

  it('of a level is counted anew when the calendar is there, and then runs out again', () => {
    spec
      .given(here)
      .when(revise)
      .then([revised('level', 1)]);
    spec
      .given([...here, overdue(provisional.dueAt), revised('level', 2)])
      .when(mark(counted.dueAt))
      .then([overdue(counted.dueAt)]);
    spec
      .given([...here, revised('level', 1)])
      .when(revise)
      .thenNothing();
  });
  it('to submit it again is counted anew, also while it is on hold', () => {
    spec
      .given([...here, returned])
      .when(revise)
      .then([revised('return', 2)]);
    spec
      .given([...here, returned, held])
      .when(revise)
      .then([revised('return', 3)]);
  });
  it('that stands still, or is over, is not', () => {
    spec
      .given([...here, held])
      .when(revise)
      .thenNothing();
    spec.given(determined).when(revise).thenNothing();
  });
});

describe('withdrawing an application', () => {
  const withdraw = {
    type: 'WithdrawApplication',
    data: { applicationId, reason: why, by: secretary, ...onTime },
    ...at,
  } as const;
  const withdrawn: ApplicationEvent = {
    type: 'ApplicationWithdrawn',
    data: { applicationId, reason: why, by: secretary },
  };
  it('is possible until it is determined', () => {
    spec.given(atTown).when(withdraw).then([withdrawn]);
    spec
      .given([...atTown, held])
      .when(withdraw)
      .then([withdrawn]);
    spec.given(determined).when(withdraw).thenRefuses('APPLICATION.DETERMINED');
  });
  it('refuses one that was rejected', () => {
    const rejected: ApplicationEvent = {
      type: 'ApplicationRejected',
      data: { applicationId, level: 'town', reason: why, by: townClerk, basis: basis(1) },
    };
    spec
      .given([...atTown, rejected])
      .when(withdraw)
      .thenRefuses('APPLICATION.NOT_AT_LEVEL');
  });
  it('stays quiet when it is withdrawn', () =>
    spec
      .given([...atTown, withdrawn])
      .when(withdraw)
      .thenNothing());
});

describe('the clock of a level', () => {
  const mark = (now: string) =>
    ({ type: 'MarkLevelOverdue', data: { applicationId }, now, today: now.slice(0, 10) }) as const;
  const overdue: ApplicationEvent = {
    type: 'LevelBecameOverdue',
    data: { applicationId, level: 'town', dueAt: due.dueAt },
  };
  it('runs out and reminds; it never passes', () => {
    spec.given(atTown).when(mark(due.dueAt)).then([overdue]);
    spec
      .given([...atTown, overdue])
      .when(approve('town', townClerk))
      .then([approved('town', townClerk, 2), reached('evaluate', 'evaluation')]);
  });
  it('does not run out before, twice, where there is none, or on hold', () => {
    spec.given(atTown).when(mark('2026-11-25T15:59:59.999Z')).thenNothing();
    spec
      .given([...atTown, overdue])
      .when(mark(due.dueAt))
      .thenNothing();
    spec.given(atEvaluation).when(mark(due.dueAt)).thenNothing();
    spec
      .given([...atTown, held])
      .when(mark(due.dueAt))
      .thenNothing();
  });
});

describe('what may be done', () => {
  const may = (history: readonly ApplicationEvent[], by: OfficerAsOf, docket = judging.docket) => {
    const judged = { judging: { ...judging, docket }, on: at.today };
    const told = mayOnApplication(spec.given(history).state() as FiledApplication, by, judged);
    return Object.fromEntries(
      Object.entries(told).map(([name, answer]) => [
        name,
        answer === true ? true : answer.code.replace('APPLICATION.', ''),
      ]),
    );
  };
  it('is what the decider would do', () => {
    expect(may(atTown, townClerk)).toEqual({
      approve: true,
      accept: 'NOT_AT_LEVEL',
      return: true,
      reject: true,
      file: 'NOT_DETERMINED',
      resubmit: 'NOT_RETURNED',
      resume: 'NOT_ON_HOLD',
      withdraw: true,
    });
    expect(may(halfDetermined, director)).toMatchObject({ approve: 'NOT_AT_LEVEL', accept: 'SAME_PERSON' });
    expect(may(halfDetermined, deputyDirector)).toMatchObject({ accept: true });
    expect(may(determined, director)).toMatchObject({ approve: 'NOT_AT_LEVEL', file: true, withdraw: 'DETERMINED' });
  });
  it('lets nobody pass a level while a condition is not met, and everything else', () => {
    const docket = docketOf(incident('2026-11-17'));
    expect(may(atTown, townClerk, docket)).toMatchObject({
      ...{ approve: 'CONDITIONS_NOT_MET', accept: 'NOT_AT_LEVEL' },
      ...{ return: true, reject: true, withdraw: true },
    });
    expect(may(halfDetermined, deputyDirector, docket)).toMatchObject({ accept: 'CONDITIONS_NOT_MET', return: true });
  });
});

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ kind: 'daysWithout', incidents: ['a'], days: { atLeast: 14 } }, '距最近一次相关事件须14天以上'],
    [{ kind: 'complaintsWithin', verified: { lessThan: 3 }, within: { months: 2 } }, '2个月内查实投诉须不满3件'],
    [{ kind: 'sinceRemoval', span: { years: 1 } }, '摘牌后须满1年'],
    [{ kind: 'holdsTitle', title: 'a-b' }, '须持有规定的称号'],
    [{ kind: 'result', of: 'a-b', round: 'r', grades: ['g'], within: { days: 3 } }, '须有规定的评定结果'],
    [{ kind: 'subject', indicator: 'a' }, '申报的情况须达到指标'],
    [{ kind: 'notBarred' }, '须不在限制评先期内'],
  ])('%j', (condition, zh) => expect(conditionWords(condition).zh).toBe(zh));
});
