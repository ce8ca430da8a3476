import { isDomainError, type Fault, type OfficerAsOf } from '@gongjian/shared-kernel';
import { decider, sealedForTest } from '@gongjian/shared-testing';
import { createHash } from 'node:crypto';
import {
  acting,
  at,
  committee,
  countyOffice,
  delegateOf,
  deputyDirector,
  director,
  docketStream,
  fileOf,
  healthBureau,
  id,
  inspector,
  late,
  onTime,
  pinned,
  point,
  reason,
  secondInspector,
  secondPoint,
  secretary,
  subject,
  thirdInspector,
} from '../testing/campaign.js';
import { component, fact, names, round, score, yesNo } from '../testing/standards.js';
import type { ScoringRules } from '../rules/v2/sheet-result.js';
import type { KnownFact } from '../rules/docket-fact.js';
import type { Value } from '../rules/value.js';
import { sheetDecider } from './sheet.decider.js';
import { lackingOf } from './sheet-scoring.js';
import type { OpenedSheet } from './sheet-state.js';
import type { SheetEvent, SheetOpened, SheetScored } from './sheet.events.js';

const spec = decider(sheetDecider);
const sheetId = id(10);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const scoring: ScoringRules = {
  programme: pinned.programme,
  standard: {
    items: [
      component('order', [score('gate'), score('patrol')]),
      yesNo('register', { points: 5, required: true, veto: {} }),
      {
        code: 'pleased',
        kind: 'survey',
        names,
        measure: 'satisfaction',
        points: 10,
        groups: [{ code: 'residents', names, answersAtLeast: 20 }],
        combine: 'pooled',
        bound: { atLeast: 95 },
      },
      {
        code: 'safety',
        kind: 'external',
        names,
        source: names,
        of: 'score',
        places: 1,
        points: 10,
        bound: { atLeast: 9 },
        scoring: { by: 'value' },
      },
    ],
    adjustments: [{ code: 'prize', names, kind: 'bonus', each: 1, atMost: 2 }],
  },
  round: { ...round, assessors: { number: 2, combine: 'mean', spreadAtMost: 2 } },
  grading: { grades: [{ code: 'pass', names, when: { total: { atLeast: 30 } } }] },
  facts: undefined,
};
const simple: ScoringRules = {
  ...scoring,
  standard: { items: scoring.standard.items.slice(0, 2), adjustments: scoring.standard.adjustments } as never,
};
const docket = { stream: docketStream, revision: '4', facts: [] };
const part = { scoring: simple, docket, roundOpen: true } as const;
const ties = { unitIds: [committee.id], submitterIds: [] };

const openedData: SheetOpened = {
  sheetId,
  roundId: id(11),
  ...pinned,
  roundCode: 'annual',
  kind: 'own',
  form: 'inspection',
  subject,
  period: { key: '2026', from: '2026-01-01', to: '2026-12-31' },
  due: {
    from: '2026-11-01',
    lastDay: '2026-11-30',
    dueAt: '2026-11-30T16:00:00.000Z',
    days: 20,
    of: 'working',
    calendar: 'cn-2026.1',
  },
  decides: true,
  assessors: 2,
  application: null,
  enteredAt: at.now,
};
const opened = (more: Partial<SheetOpened> = {}): SheetEvent => ({
  type: 'SheetOpened',
  data: { ...openedData, ...more },
});
const appointed = (assessor = inspector): SheetEvent => ({
  type: 'AssessorAppointed',
  data: { sheetId, assessor, appointedBy: director },
});
const values = { gate: 9, patrol: 8, register: true };
const filed = (assessor = inspector, found: object = values): SheetEvent => ({
  type: 'AssessmentFiled',
  data: { sheetId, assessor, values: found as never, evidence: [] },
});
const ready: readonly SheetEvent[] = [opened(), appointed(), appointed(secondInspector)];
const basis = (revision: number, withDocket = true) => ({
  programme: pinned.programme,
  version: 1,
  rules: 2,
  inputs: [
    { stream: `sheet-${sheetId}`, revision: String(revision) },
    ...(withDocket ? [{ stream: docketStream, revision: '4' }] : []),
  ],
});
/** The score as the decider makes it. */
const scoreIn = (events: readonly SheetEvent[]): SheetScored => {
  const last = events.at(-1);
  if (last?.type !== 'SheetScored') throw new Error('nothing was scored');
  return last.data;
};
const decide = (
  history: readonly SheetEvent[],
  command: Parameters<typeof sheetDecider.decide>[0],
): readonly SheetEvent[] => sheetDecider.decide(command, spec.given(history).state());
const faultsOf = (
  history: readonly SheetEvent[],
  command: Parameters<typeof sheetDecider.decide>[0],
): readonly string[] => {
  try {
    decide(history, command);
  } catch (error) {
    if (isDomainError(error))
      return (error.details['errors'] as readonly Fault[]).map((each) => `${each.pointer} ${each.code}`);
    throw error;
  }
  return [];
};

const assess = (who = inspector, found: object = values, more: object = {}) =>
  ({
    type: 'FileAssessment',
    data: {
      sheetId,
      ...part,
      ...onTime,
      values: found as never,
      evidence: [],
      by: acting(who, countyOffice),
      recorderUnits: [],
      ties,
      ...more,
    },
    ...at,
  }) as const;
const scored: readonly SheetEvent[] = [...ready, filed(), ...decide([...ready, filed()], assess(secondInspector))];

describe('opening a sheet', () => {
  const open = { type: 'OpenSheet', data: openedData, ...at } as const;
  it('is a sheet of one subject in one round', () => spec.given([]).when(open).then([opened()]));
  it('refuses another round or subject under the same id', () => {
    spec
      .given([opened()])
      .when({ ...open, data: { ...openedData, roundId: id(12) } })
      .thenRefuses('SHEET.ALREADY_OPEN');
  });
  it('stays quiet when it is open', () => spec.given([opened()]).when(open).thenNothing());
  it('is from then on of the application that was filed last, scored or not', () => {
    const application = { id: id(41), filedOn: '2026-11-12' };
    const apply = { type: 'ApplyForSheet', data: { sheetId, application }, ...at } as const;
    const first = opened({ application: { id: id(40), filedOn: '2026-11-10' } });
    const applied: SheetEvent = { type: 'SheetAppliedFor', data: { sheetId, application } };
    spec.given([first]).when(apply).then([applied]);
    spec
      .given([opened(), ...scored.slice(1)])
      .when(apply)
      .then([applied]);
    spec.given([first, applied]).when(apply).thenNothing();
    spec.given([]).when(apply).thenRefuses('SHEET.NOT_FOUND');
    expect(spec.given([first, applied]).state()).toMatchObject({ opened: { application } });
  });
  it('comes before everything else', () => spec.given([]).when(assess()).thenRefuses('SHEET.NOT_FOUND'));
});

describe('appointing an assessor', () => {
  const appoint = (who = inspector, more: object = {}, unit = countyOffice, reaches = true) =>
    ({
      type: 'AppointAssessor',
      data: { sheetId, assessor: acting(who, unit), reaches, ties: { ...ties, ...more }, by: director },
      ...at,
    }) as const;

  it('names who assesses it', () => spec.given([opened()]).when(appoint()).then([appointed()]));
  it('refuses whose right does not reach the level of the round', () => {
    spec
      .given([opened()])
      .when(appoint(inspector, {}, countyOffice, false))
      .thenRefuses('SHEET.ASSESSOR_TOO_LOW');
  });
  it('refuses who has to stand aside', () => {
    spec
      .given([opened()])
      .when(appoint(inspector, {}, committee))
      .thenRefuses('SHEET.AVOIDANCE');
    spec
      .given([opened()])
      .when(appoint(inspector, { submitterIds: [inspector.personId] }))
      .thenRefuses('SHEET.AVOIDANCE');
    const selfCheck: SheetEvent = {
      type: 'SelfCheckFiled',
      data: { sheetId, values, statement: null, filedBy: inspector },
    };
    spec.given([opened(), selfCheck]).when(appoint()).thenRefuses('SHEET.AVOIDANCE');
  });
  it('refuses more than are needed, but for one who arbitrates', () => {
    spec
      .given(ready)
      .when(appoint(thirdInspector, {}, healthBureau))
      .thenRefuses('SHEET.ASSESSORS_ENOUGH');
    const apart: SheetEvent = { type: 'ArbitrationAsked', data: { sheetId, indicators: ['gate'] } };
    spec
      .given([...ready, apart])
      .when(appoint(thirdInspector, {}, healthBureau))
      .then([appointed(thirdInspector)]);
    spec.given(scored).when(appoint(thirdInspector)).thenRefuses('SHEET.SCORED');
    spec
      .given([opened({ assessors: null })])
      .when(appoint())
      .thenRefuses('SHEET.NO_ASSESSORS');
  });
  it('stays quiet when he or she is appointed', () => spec.given(ready).when(appoint()).thenNothing());
});

describe('taking an appointment back', () => {
  const why = reason('left', '已调离');
  const withdraw = (more: object = {}) =>
    ({
      type: 'WithdrawAssessor',
      data: { sheetId, assessor: inspector, avoids: false, reason: why, by: director, ...more },
      ...at,
    }) as const;
  const withdrawn = (more: object = {}): SheetEvent => ({
    type: 'AssessorWithdrawn',
    data: { sheetId, assessor: inspector, avoids: false, reason: why, by: director, ...more },
  });
  const appoint = (who: OfficerAsOf) =>
    ({
      type: 'AppointAssessor',
      data: { sheetId, assessor: acting(who, countyOffice), reaches: true, ties, by: director },
      ...at,
    }) as const;

  it('frees the place, and the same person may be appointed anew', () => {
    spec.given(ready).when(withdraw()).then([withdrawn()]);
    const after = [...ready, withdrawn()];
    spec.given(after).when(assess()).thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given(after)
      .when(appoint(thirdInspector))
      .then([appointed(thirdInspector)]);
    spec.given(after).when(appoint(inspector)).then([appointed()]);
  });
  it('orders to stand aside, appointed or not, for good', () => {
    const ordered = withdrawn({ avoids: true });
    spec
      .given(ready)
      .when(withdraw({ avoids: true }))
      .then([ordered]);
    spec
      .given([opened()])
      .when(withdraw({ avoids: true }))
      .then([ordered]);
    spec.given([opened(), ordered]).when(appoint(inspector)).thenRefuses('SHEET.AVOIDANCE');
    spec
      .given([...ready, ordered])
      .when(withdraw({ avoids: true }))
      .thenNothing();
  });
  it('refuses who is not appointed, and who has assessed it', () => {
    spec.given([opened()]).when(withdraw()).thenRefuses('SHEET.NOT_APPOINTED');
    spec
      .given([...ready, filed()])
      .when(withdraw())
      .thenRefuses('SHEET.FILED_ALREADY');
    spec
      .given([...ready, filed()])
      .when(withdraw({ avoids: true }))
      .thenRefuses('SHEET.FILED_ALREADY');
  });
});

describe('who handed in what shows it met', () => {
  const evidenced: SheetEvent = {
    type: 'IndicatorEvidenced',
    data: { sheetId, indicator: 'register', sourceId: id(70), evidence: [], submitterIds: [inspector.personId] },
  };
  const undone: SheetEvent = {
    type: 'IndicatorEvidenceReopened',
    data: { sheetId, indicator: 'register', sourceId: id(70), cause: 'correction' },
  };
  it('does not assess it, whether it still stands or not', () => {
    for (const history of [
      [...ready, evidenced],
      [...ready, evidenced, undone],
    ]) {
      spec.given(history).when(assess()).thenRefuses('SHEET.AVOIDANCE');
      spec
        .given(history)
        .when(assess(delegateOf(inspector)))
        .thenRefuses('SHEET.NOT_ASSESSOR');
    }
  });
});

describe('standing aside', () => {
  const aside = {
    type: 'DeclareAvoidance',
    data: { sheetId, reason: reason('relative', '亲属'), by: inspector },
    ...at,
  } as const;
  const stoodAside: SheetEvent = {
    type: 'AssessorStoodAside',
    data: { sheetId, assessor: inspector, reason: reason('relative', '亲属') },
  };

  it('is recorded, and somebody else may be appointed', () => {
    spec.given(ready).when(aside).then([stoodAside]);
    spec
      .given([...ready, stoodAside])
      .when(assess())
      .thenRefuses('SHEET.NOT_ASSESSOR');
  });
  it('refuses who is not appointed, and who has filed', () => {
    spec.given([opened()]).when(aside).thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given([...ready, filed()])
      .when(aside)
      .thenRefuses('SHEET.FILED_ALREADY');
  });
  it('stays quiet when it is recorded', () =>
    spec
      .given([...ready, stoodAside])
      .when(aside)
      .thenNothing());
  it('keeps the assessor away for good', () => {
    const again = {
      type: 'AppointAssessor',
      data: { sheetId, assessor: acting(inspector), reaches: true, ties, by: director },
      ...at,
    } as const;
    spec
      .given([...ready, stoodAside])
      .when(again)
      .thenRefuses('SHEET.AVOIDANCE');
  });
});

describe('drawing points', () => {
  const draw = (seed = 'seed', population = [point, secondPoint]) =>
    ({
      type: 'SamplePoints',
      data: {
        sheetId,
        seed,
        population,
        populationSha256: 'a'.repeat(64),
        sampling: { of: 'point', number: 1 },
        hash: sha256,
        by: director,
      },
      ...at,
    }) as const;
  const chosen = sha256(`seed ${point.id}`) < sha256(`seed ${secondPoint.id}`) ? point : secondPoint;
  const drawn: SheetEvent = {
    type: 'PointsSampled',
    data: {
      sheetId,
      seed: 'seed',
      population: { count: 2, sha256: 'a'.repeat(64) },
      chosen: [chosen],
      by: director,
      basis: basis(0, false),
    },
  };

  it('records seed, population and what was drawn', () => spec.given([opened()]).when(draw()).then([drawn]));
  it('refuses another draw, and one from nothing', () => {
    spec.given([opened(), drawn]).when(draw('other')).thenRefuses('SHEET.SAMPLED');
    spec.given([opened()]).when(draw('seed', [])).thenRefuses('SHEET.POPULATION_EMPTY');
  });
  it('stays quiet when it was drawn', () => spec.given([opened(), drawn]).when(draw()).thenNothing());
});

describe('a self-check', () => {
  const check = (more: object = {}) =>
    ({
      type: 'FileSelfCheck',
      data: { sheetId, ...part, ...onTime, values, statement: null, by: secretary, ...more },
      ...at,
    }) as const;
  const checked: SheetEvent = {
    type: 'SelfCheckFiled',
    data: { sheetId, values, statement: null, filedBy: secretary },
  };
  const self = opened({ form: 'selfCheck', assessors: null });

  it('is scored at once in a round of self-checks', () => {
    const events = decide([self], check());
    expect(events[0]).toEqual(checked);
    expect(scoreIn(events)).toMatchObject({ values, told: null, result: { total: 22, of: 25 }, basis: basis(0) });
    spec.given([self]).when(check()).then(events);
  });
  it('only tells what the subject says in an inspection', () => spec.given([opened()]).when(check()).then([checked]));
  it('may be entered late, within the period', () => {
    const entry = late('2026-11-01');
    spec
      .given([opened()])
      .when(check(entry))
      .then([{ ...checked, data: { ...checked.data, ...entry } }]);
    spec
      .given([opened()])
      .when(check(late('2026-11-21')))
      .thenRefuses('SHEET.LATE_ENTRY_IN_FUTURE');
    spec
      .given([opened()])
      .when(check(late('2025-12-31')))
      .thenRefuses('SHEET.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses values that are missing, unknown or unfit, and says which', () => {
    spec
      .given([self])
      .when(check({ values: {} }))
      .thenRefuses('SHEET.VALUES_INVALID');
    expect(faultsOf([self], check({ values: { gate: 11, register: 'maybe', other: 1 } }))).toEqual([
      '/other unknown',
      '/gate range',
      '/patrol missing',
      '/register value',
    ]);
  });
  it('refuses a closed round, a scored sheet, another self-check, and a sheet told from outside', () => {
    spec
      .given([self])
      .when(check({ roundOpen: false }))
      .thenRefuses('SHEET.ROUND_CLOSED');
    spec
      .given([self, checked])
      .when(check({ values: { ...values, gate: 1 } }))
      .thenRefuses('SHEET.SELF_CHECK_FILED');
    spec.given(scored).when(check()).thenRefuses('SHEET.SCORED');
    spec
      .given([opened({ kind: 'external' })])
      .when(check())
      .thenRefuses('SHEET.NOT_A_SELF_CHECK');
    spec
      .given([opened({ form: 'summary' })])
      .when(check())
      .thenRefuses('SHEET.NOT_A_SELF_CHECK');
  });
  it('stays quiet when it was filed', () =>
    spec
      .given([self, ...decide([self], check())])
      .when(check())
      .thenNothing());
});

describe('an assessment', () => {
  it('waits for the others', () => spec.given(ready).when(assess()).then([filed()]));

  it('is scored when all are in, by the mean', () => {
    const events = decide([...ready, filed()], assess(secondInspector, { gate: 8, patrol: 8, register: true }));
    expect(events.map(({ type }) => type)).toEqual(['AssessmentFiled', 'SheetScored']);
    expect(scoreIn(events)).toMatchObject({
      values: { gate: '8.5', patrol: 8, register: true },
      result: { total: '21.5', of: 25, vetoes: [] },
      way: { to: 'pass' },
      basis: basis(3),
    });
  });

  it('asks for one more assessor where they are too far apart', () => {
    const apart: SheetEvent = { type: 'ArbitrationAsked', data: { sheetId, indicators: ['gate', 'register'] } };
    const other = { gate: '6.9', patrol: 8, register: false };
    spec
      .given([...ready, filed()])
      .when(assess(secondInspector, other))
      .then([filed(secondInspector, other), apart]);
    const disputed = [...ready, filed(), filed(secondInspector, other), apart, appointed(thirdInspector)];
    const decided = { gate: 7, register: true };
    expect(faultsOf(disputed, assess(thirdInspector, values))).toEqual(['/patrol unknown']);
    const events = decide(disputed, assess(thirdInspector, decided));
    expect(scoreIn(events)).toMatchObject({ values: { gate: 7, patrol: 8, register: true }, result: { total: 20 } });
  });

  it('reads vetoes and look-backs from the docket', () => {
    const one = {
      ...simple,
      standard: {
        ...simple.standard,
        vetoes: [{ code: 'noFire', names, incidents: ['fire'], lookBack: { years: 1 } }],
      },
    } as never;
    const fire = fact({ fact: 'incident', kind: 'fire', occurredOn: '2026-05-01', standing: 'verified' });
    const events = decide(
      [...ready, filed()],
      assess(secondInspector, values, { scoring: one, docket: { ...docket, facts: [fire] } }),
    );
    expect(scoreIn(events).result.vetoes).toEqual([{ code: 'noFire', by: 'incident', facts: [fire.factId] }]);
  });

  it('counts the evidence an assessor brings, and what was approved', () => {
    const needs = {
      ...simple,
      standard: {
        items: [
          yesNo('register', { points: 5, evidence: [{ code: 'photo', names, window: { of: 'period' }, atLeast: 2 }] }),
        ],
      },
    } as never;
    const brought = { indicator: 'register', code: 'photo', on: '2026-11-20', file: fileOf(1) };
    const approved: SheetEvent = {
      type: 'IndicatorEvidenced',
      data: {
        sheetId,
        indicator: 'register',
        sourceId: id(70),
        evidence: [{ evidenceId: id(71), version: 1, sha256: 'b'.repeat(64), code: null, on: '2026-03-01' }],
      },
    };
    const only = { register: true };
    const result = (history: readonly SheetEvent[], evidence: readonly object[]) =>
      scoreIn(decide([...history, filed(inspector, only)], assess(secondInspector, only, { scoring: needs, evidence })))
        .result.total;
    expect(result(ready, [brought])).toBe(0);
    expect(result([...ready, approved], [brought])).toBe(5);
    expect(result([...ready, approved], [])).toBe(0);
  });

  it('waits for the survey and the external figure', () => {
    const both = assess(secondInspector, values, { scoring });
    spec
      .given([...ready, filed()])
      .when(both)
      .then([filed(secondInspector)]);
  });

  it('may be recorded late by another, but by nobody who would have to stand aside', () => {
    const recorded = (recorderUnits: readonly string[]) =>
      assess(inspector, values, { ...late('2026-11-10'), recorderUnits });
    spec
      .given(ready)
      .when(recorded([committee.id]))
      .thenRefuses('SHEET.AVOIDANCE');
    const [filing] = decide(ready, recorded([countyOffice.id]));
    expect(filing?.data).toMatchObject({
      assessor: inspector,
      lateEntry: { effectiveOn: '2026-11-10' },
      recordedBy: director,
    });
  });

  it('refuses who is no assessor, stands aside, comes late, or finds it scored', () => {
    spec.given(ready).when(assess(thirdInspector)).thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given(ready)
      .when(assess(delegateOf(inspector)))
      .thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given(ready)
      .when(assess(inspector, values, { ties: { ...ties, submitterIds: [inspector.personId] } }))
      .thenRefuses('SHEET.AVOIDANCE');
    spec
      .given(ready)
      .when(assess(inspector, values, { roundOpen: false }))
      .thenRefuses('SHEET.ROUND_CLOSED');
    spec
      .given([...scored, appointed(thirdInspector)])
      .when(assess(thirdInspector))
      .thenRefuses('SHEET.SCORED');
    spec
      .given([opened({ assessors: null })])
      .when(assess())
      .thenRefuses('SHEET.NO_ASSESSORS');
    spec.given(ready).when(assess(inspector, {})).thenRefuses('SHEET.VALUES_INVALID');
    spec
      .given(ready)
      .when(assess(inspector, values, late('2025-01-01')))
      .thenRefuses('SHEET.LATE_ENTRY_TOO_EARLY');
  });

  it('is filed once by each', () => {
    spec
      .given([...ready, filed()])
      .when(assess(inspector, { ...values, gate: 1 }))
      .thenRefuses('SHEET.FILED_ALREADY');
    spec
      .given([...ready, filed()])
      .when(assess())
      .thenNothing();
  });
});

describe('what a survey says', () => {
  const fill = (value: Value = { groups: { residents: { n: 19, d: 20 } } }, indicator = 'pleased') =>
    ({
      type: 'FillValue',
      data: { sheetId, scoring, docket, indicator, value, source: { kind: 'survey', id: id(80) } },
      ...at,
    }) as const;
  const filled: SheetEvent = {
    type: 'ValueFilled',
    data: {
      sheetId,
      indicator: 'pleased',
      value: { groups: { residents: { n: 19, d: 20 } } },
      source: { kind: 'survey', id: id(80) },
    },
  };

  it('is filled in', () => spec.given(ready).when(fill()).then([filled]));
  it('completes the score when all else is there', () => {
    const external: SheetEvent = {
      type: 'ExternalResultConfirmed',
      data: { sheetId, proposalId: id(81), by: [director, deputyDirector] },
    };
    const proposed: SheetEvent = {
      type: 'ExternalResultProposed',
      data: {
        sheetId,
        proposalId: id(81),
        values: { safety: '9.5' },
        grade: null,
        documentNumber: '县安〔2026〕9号',
        document: fileOf(2),
        findings: [],
        proposedBy: director,
      },
    };
    const all = [...ready, filed(), filed(secondInspector), proposed, external];
    expect(scoreIn(decide(all, fill()))).toMatchObject({
      values: { safety: '9.5' },
      result: { total: '41.5', of: 45 },
    });
  });
  it('makes another score of a sheet that is scored', () => {
    expect(scoreIn(decide(scored, fill())).values).toMatchObject({ gate: 9, pleased: { groups: {} } });
  });
  it('refuses what is not asked of a survey', () => {
    spec.given(ready).when(fill(8, 'gate')).thenRefuses('SHEET.INDICATOR_UNKNOWN');
    spec.given(ready).when(fill(8)).thenRefuses('SHEET.VALUES_INVALID');
  });
  it('stays quiet when it says the same', () =>
    spec
      .given([...ready, filled])
      .when(fill())
      .thenNothing());
});

describe('bonus and deduction', () => {
  const adjust = (code = 'prize', by = acting(inspector, countyOffice)) =>
    ({
      type: 'RecordAdjustment',
      data: { sheetId, scoring, code, times: 1, reason: reason('prize', '市级奖'), evidence: [], by, ties },
      ...at,
    }) as const;
  const adjusted = (times: number): SheetEvent => ({
    type: 'AdjustmentRecorded',
    data: { sheetId, code: 'prize', times, reason: reason('prize', '市级奖'), evidence: [], by: inspector },
  });
  it('are recorded with their reason', () =>
    spec
      .given(ready)
      .when(adjust())
      .then([adjusted(1)]));
  it('refuse what the standard does not know, and what is capped', () => {
    spec.given(ready).when(adjust('other')).thenRefuses('SHEET.ADJUSTMENT_UNKNOWN');
    spec
      .given([...ready, adjusted(2)])
      .when(adjust())
      .thenRefuses('SHEET.ABOVE_CAP');
    spec
      .given([...ready, adjusted(1)])
      .when(adjust())
      .then([adjusted(1)]);
    spec.given(scored).when(adjust()).thenRefuses('SHEET.SCORED');
  });
  it('are recorded by an appointed assessor who need not stand aside', () => {
    spec.given([opened()]).when(adjust()).thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given(ready)
      .when(adjust('prize', acting(inspector, committee)))
      .thenRefuses('SHEET.AVOIDANCE');
    const nobody = [opened({ assessors: null, form: 'selfCheck' })];
    spec
      .given(nobody)
      .when(adjust())
      .then([adjusted(1)]);
    spec
      .given(nobody)
      .when(adjust('prize', acting(inspector, committee)))
      .thenRefuses('SHEET.AVOIDANCE');
  });
});

describe('evidence of an indicator', () => {
  const evidence = [{ evidenceId: id(71), version: 1, sha256: 'b'.repeat(64), code: null, on: '2026-03-01' }];
  const data = { sheetId, indicator: 'register', sourceId: id(70), evidence };
  const markIn = (rules: ScoringRules, over = false) =>
    ({ type: 'MarkEvidenced', data: { ...data, over, scoring: rules, docket }, ...at }) as const;
  const mark = markIn(simple);
  const marked: SheetEvent = { type: 'IndicatorEvidenced', data };
  const reopen = {
    type: 'ReopenEvidence',
    data: { sheetId, indicator: 'register', sourceId: id(70), cause: 'resubmitted' },
    ...at,
  } as const;
  const reopened: SheetEvent = { type: 'IndicatorEvidenceReopened', data: reopen.data };

  it('is marked once', () => {
    spec.given([opened()]).when(mark).then([marked]);
    spec.given([opened(), marked]).when(mark).thenNothing();
    spec.given([opened(), marked, reopened]).when(mark).then([marked]);
  });
  it('that changes opens a score again', () => {
    spec.given([opened(), marked]).when(reopen).then([reopened]);
    spec
      .given([...scored, marked])
      .when(reopen)
      .then([
        reopened,
        { type: 'SheetReopened', data: { sheetId, cause: { kind: 'evidence', id: id(70) }, reason: null, by: null } },
      ]);
  });
  describe('that comes after the score', () => {
    const needing = (on: 'register' | 'gate', atLeast = 1): ScoringRules => ({
      ...simple,
      standard: {
        items: [
          component('order', [score('gate'), score('patrol')]),
          yesNo('register', { points: 5, required: true, veto: {} }),
        ].map((item) =>
          item.code === on
            ? { ...item, evidence: [{ code: 'book', names, window: { of: 'period' as const }, atLeast }] }
            : item,
        ),
      },
    });
    const before = decide(ready.concat(filed()), assess(secondInspector, values, { scoring: needing('register') }));
    const history = [...ready, filed(), ...before];

    it('and was required makes another one, of the same values and of what the assessors brought', () => {
      expect(scoreIn(before).result).toMatchObject({ total: 17, requiredUnmet: ['register'] });
      const events = decide(history, markIn(needing('register')));
      expect(events).toHaveLength(2);
      expect(events[0]).toEqual(marked);
      expect(scoreIn(events)).toMatchObject({ values, told: null, result: { total: 22, requiredUnmet: [] } });
      expect(decide(history, markIn(needing('register'), true))).toEqual(events);
      expect(decide([...history, ...events], markIn(needing('register')))).toEqual([]);
    });
    it('and makes nothing else of it is marked, and in a round that is over it is not', () => {
      spec.given(history).when(markIn(simple)).then([marked]);
      spec.given(history).when(markIn(simple, true)).thenNothing();
      const outside = { ...markIn(needing('register'), true) };
      const old = { ...outside, data: { ...outside.data, evidence: [{ ...evidence[0], on: '2025-12-31' }] as never } };
      spec.given(history).when(old).thenNothing();
    });
    it('is marked in a sheet that is opened again, whether its round is over or not', () => {
      const again: SheetEvent = {
        type: 'SheetReopened',
        data: { sheetId, cause: { kind: 'office', id: id(90) }, reason: reason('again', '复核'), by: director },
      };
      spec
        .given([...history, again])
        .when(markIn(needing('register'), true))
        .then([marked]);
    });
    it('changes nothing of what another authority told', () => {
      const told = { ...scoreIn(before), told: 'pass' };
      spec
        .given([...ready, { type: 'SheetScored', data: told }])
        .when(markIn(needing('register')))
        .then([marked]);
    });
  });
  it('that was never there changes nothing', () => {
    spec.given(scored).when(reopen).thenNothing();
    spec.given([opened(), marked, reopened]).when(reopen).thenNothing();
  });
});

describe('a finding', () => {
  const finding = {
    findingId: id(60),
    indicator: 'gate',
    serious: true,
    what: sealedForTest('门岗无人值守'),
    pointId: point.id,
    putRightOnTheSpot: false,
    evidence: [fileOf(3)],
  };
  const find = (more: object = {}, entry: object = onTime) =>
    ({
      type: 'RecordFinding',
      data: { sheetId, finding: { ...finding, ...more }, by: acting(inspector, countyOffice), ties, ...entry },
      ...at,
    }) as never;
  const found: SheetEvent = {
    type: 'FindingRecorded',
    data: {
      sheetId,
      subject,
      programme: pinned.programme,
      version: 1,
      ...finding,
      foundOn: '2026-11-20',
      by: [inspector],
    },
  };
  const mistaken = { sheetId, findingId: id(60), reason: reason('error', '误记') };
  const withdraw = (who = inspector, more: object = {}) =>
    ({
      type: 'WithdrawFinding',
      data: { ...mistaken, by: acting(who, countyOffice), ties, ...more },
      ...at,
    }) as const;
  const withdrawn: SheetEvent = {
    type: 'FindingWithdrawn',
    data: { ...mistaken, subjectId: subject.id, by: inspector },
  };

  it('is recorded with the day it was found', () => {
    spec.given(ready).when(find()).then([found]);
    const entry = late('2026-11-02');
    spec
      .given(ready)
      .when(find({}, entry))
      .then([{ ...found, data: { ...found.data, foundOn: '2026-11-02', ...entry } }]);
  });
  it('refuses another one under its id', () =>
    spec
      .given([...ready, found])
      .when(find({ serious: false }))
      .thenRefuses('SHEET.FINDING_EXISTS'));
  it('stays quiet when it is recorded', () =>
    spec
      .given([...ready, found])
      .when(find())
      .thenNothing());
  it('is withdrawn with a reason, once', () => {
    spec
      .given([...ready, found])
      .when(withdraw())
      .then([withdrawn]);
    spec.given(ready).when(withdraw()).thenRefuses('SHEET.FINDING_UNKNOWN');
    spec
      .given([...ready, found, withdrawn])
      .when(withdraw())
      .thenNothing();
  });
  it('is recorded and withdrawn by an appointed assessor who need not stand aside', () => {
    const barred = { by: acting(inspector, committee) };
    spec.given([opened()]).when(find()).thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given([opened({ assessors: null })])
      .when(find())
      .thenRefuses('SHEET.NO_ASSESSORS');
    spec
      .given([...ready, found])
      .when(withdraw(thirdInspector))
      .thenRefuses('SHEET.NOT_ASSESSOR');
    spec
      .given([...ready, found])
      .when(withdraw(inspector, barred))
      .thenRefuses('SHEET.AVOIDANCE');
    const command = find() as Extract<Parameters<typeof sheetDecider.decide>[0], { readonly type: 'RecordFinding' }>;
    spec
      .given(ready)
      .when({ ...command, data: { ...command.data, ...barred } })
      .thenRefuses('SHEET.AVOIDANCE');
    spec
      .given([...ready, found])
      .when(withdraw(secondInspector))
      .then([{ ...withdrawn, data: { ...withdrawn.data, by: secondInspector } }]);
  });
  describe('that two confirmed', () => {
    const ofTwo: SheetEvent = { ...found, data: { ...found.data, by: [director, deputyDirector] } };
    const withdrawalId = id(84);
    const propose = (more: object = {}) =>
      ({
        type: 'ProposeFindingWithdrawal',
        data: { ...mistaken, withdrawalId, by: director, ...more },
        ...at,
      }) as const;
    const proposed: SheetEvent = {
      type: 'FindingWithdrawalProposed',
      data: { ...mistaken, withdrawalId, proposedBy: director },
    };
    const confirm = (by = deputyDirector, which = withdrawalId) =>
      ({ type: 'ConfirmFindingWithdrawal', data: { sheetId, withdrawalId: which, by }, ...at }) as const;
    const why = reason('right', '属实');
    const decline = (which = withdrawalId) =>
      ({
        type: 'DeclineFindingWithdrawal',
        data: { sheetId, withdrawalId: which, reason: why, by: deputyDirector },
        ...at,
      }) as const;
    const confirmed: SheetEvent = {
      type: 'FindingWithdrawn',
      data: { ...mistaken, subjectId: subject.id, proposedBy: director, by: deputyDirector },
    };
    const history = [...ready, ofTwo];

    it('is withdrawn by two', () => {
      spec.given(history).when(withdraw()).thenRefuses('SHEET.FINDING_OF_TWO');
      spec.given(history).when(propose()).then([proposed]);
      spec
        .given([...history, proposed])
        .when(confirm())
        .then([confirmed]);
      spec
        .given([...history, proposed])
        .when(confirm(director))
        .thenRefuses('SHEET.SAME_PERSON');
      spec
        .given([...history, proposed])
        .when(confirm(delegateOf(director)))
        .thenRefuses('SHEET.SAME_PERSON');
    });
    it('may be left as it is', () => {
      const declined: SheetEvent = {
        type: 'FindingWithdrawalDeclined',
        data: { sheetId, withdrawalId, reason: why, declinedBy: deputyDirector },
      };
      spec
        .given([...history, proposed])
        .when(decline())
        .then([declined]);
      spec
        .given([...history, proposed, declined])
        .when(confirm())
        .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
      spec
        .given([...history, proposed])
        .when(decline(id(85)))
        .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    });
    it('refuses another proposal meanwhile, one under another id, and a finding of one', () => {
      spec
        .given([...history, proposed])
        .when(propose({ withdrawalId: id(85) }))
        .thenRefuses('SHEET.PROPOSAL_PENDING');
      spec
        .given([...history, proposed])
        .when(confirm(deputyDirector, id(85)))
        .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
      spec.given(ready).when(propose()).thenRefuses('SHEET.FINDING_UNKNOWN');
      spec
        .given([...ready, found])
        .when(propose())
        .thenRefuses('SHEET.FINDING_OF_ONE');
    });
    it('is withdrawn so too where no assessor is left who may: the sheet is scored, or its round is over', () => {
      const lacking = { selfCheck: false, assessments: 2, externalResult: false, indicators: [], arbitration: [] };
      const leftOut: SheetEvent = { type: 'SheetLeftOut', data: { sheetId, roundId: id(11), lacking } };
      const again: SheetEvent = {
        type: 'SheetReopened',
        data: { sheetId, cause: { kind: 'office', id: sheetId }, reason: null, by: director },
      };
      for (const over of [
        [...ready, found, ...scored.slice(3)],
        [...ready, found, leftOut],
        [...ready, found, filed(), filed(secondInspector)],
      ]) {
        spec.given(over).when(propose()).then([proposed]);
        spec
          .given([...over, proposed])
          .when(confirm())
          .then([confirmed]);
      }
      spec
        .given([...ready, found, ...scored.slice(3), leftOut, again])
        .when(propose())
        .thenRefuses('SHEET.FINDING_OF_ONE');
    });
    it('stays quiet when it was proposed, and when it is withdrawn', () => {
      spec
        .given([...history, proposed])
        .when(propose())
        .thenNothing();
      spec
        .given([...history, proposed, confirmed])
        .when(propose({ withdrawalId: id(85) }))
        .thenNothing();
    });
  });
});

describe('a result told by another authority', () => {
  const finding = {
    findingId: id(61),
    indicator: null,
    serious: false,
    what: sealedForTest('台账不全'),
    pointId: null,
    putRightOnTheSpot: true,
    evidence: [],
  };
  const propose = (more: object = {}) =>
    ({
      type: 'ProposeExternalResult',
      data: {
        sheetId,
        proposalId: id(82),
        scoring,
        values: { gate: 9, safety: '9.5' },
        grade: 'pass',
        documentNumber: '国创〔2026〕1号',
        document: fileOf(2),
        findings: [finding],
        by: director,
        ...onTime,
        ...more,
      },
      ...at,
    }) as never;
  const proposed: SheetEvent = {
    type: 'ExternalResultProposed',
    data: {
      sheetId,
      proposalId: id(82),
      values: { gate: 9, safety: '9.5' },
      grade: 'pass',
      documentNumber: '国创〔2026〕1号',
      document: fileOf(2),
      findings: [finding],
      proposedBy: director,
    },
  };
  const confirm = (by = deputyDirector, proposalId = id(82)) =>
    ({ type: 'ConfirmExternalResult', data: { sheetId, scoring, docket, proposalId, by }, ...at }) as const;
  const decline = {
    type: 'DeclineExternalResult',
    data: { sheetId, proposalId: id(82), reason: reason('error', '文号有误'), by: deputyDirector },
    ...at,
  } as const;
  const external = opened({ kind: 'external', assessors: null });

  it('is entered by one and confirmed by another, with its findings', () => {
    spec.given([external]).when(propose()).then([proposed]);
    const events = decide([external, proposed], confirm());
    expect(events.map(({ type }) => type)).toEqual(['ExternalResultConfirmed', 'FindingRecorded', 'SheetScored']);
    expect(scoreIn(events)).toMatchObject({
      told: 'pass',
      values: { gate: 9, safety: '9.5' },
      result: { total: '18.5' },
    });
    expect(events[1]?.data).toMatchObject({ by: [director, deputyDirector], foundOn: '2026-11-20' });
  });
  it('refuses the same person, in whatever right', () => {
    spec.given([external, proposed]).when(confirm(director)).thenRefuses('SHEET.SAME_PERSON');
    spec
      .given([external, proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('SHEET.SAME_PERSON');
    spec.given([external]).when(confirm()).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec
      .given([external, proposed])
      .when(confirm(deputyDirector, id(83)))
      .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
  });
  it('needs its signed document, and values that fit', () => {
    spec
      .given([external])
      .when(propose({ document: null }))
      .thenRefuses('SHEET.DOCUMENT_MISSING');
    spec
      .given([external])
      .when(propose({ values: { gate: 11 } }))
      .thenRefuses('SHEET.VALUES_INVALID');
    spec
      .given([external, proposed])
      .when(propose({ proposalId: id(83) }))
      .thenRefuses('SHEET.PROPOSAL_PENDING');
    spec.given(scored).when(propose()).thenRefuses('SHEET.SCORED');
    spec
      .given([external])
      .when(propose(late('2026-11-21')))
      .thenRefuses('SHEET.LATE_ENTRY_IN_FUTURE');
  });
  it('gives one of the grades of the definition, or none', () => {
    spec
      .given([external])
      .when(propose({ grade: 'nosuchgrade' }))
      .thenRefuses('SHEET.GRADE_UNKNOWN');
    spec
      .given([external])
      .when(propose({ grade: 'none' }))
      .then([{ ...proposed, data: { ...proposed.data, grade: 'none' } }]);
  });
  it('gives a sheet that is scored here its external figures only', () => {
    spec.given([opened()]).when(propose()).thenRefuses('SHEET.NOT_EXTERNAL');
    spec
      .given([opened()])
      .when(propose({ grade: null }))
      .thenRefuses('SHEET.NOT_EXTERNAL');
    const only = {
      ...proposed,
      data: { ...proposed.data, grade: null, values: { safety: '9.5' }, findings: [] },
    } as SheetEvent;
    spec
      .given([opened()])
      .when(propose({ grade: null, values: { safety: '9.5' }, findings: [] }))
      .then([only]);
    spec
      .given([opened(), only])
      .when(confirm())
      .then([
        { type: 'ExternalResultConfirmed', data: { sheetId, proposalId: id(82), by: [director, deputyDirector] } },
      ]);
  });
  it('may be declined', () => {
    const declined: SheetEvent = { type: 'ExternalResultDeclined', data: decline.data };
    spec.given([external, proposed]).when(decline).then([declined]);
    spec.given([external]).when(decline).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec.given([external, proposed, declined]).when(propose()).then([proposed]);
  });
  it('stays quiet when it is proposed', () => spec.given([external, proposed]).when(propose()).thenNothing());
});

describe('falsification', () => {
  const grounds = reason('forged', '台账补造');
  const propose = (proposalId = id(84)) =>
    ({
      type: 'ProposeFalsification',
      data: { sheetId, proposalId, what: 'register', grounds, by: director },
      ...at,
    }) as const;
  const proposed: SheetEvent = {
    type: 'FalsificationProposed',
    data: { sheetId, proposalId: id(84), what: 'register', grounds, proposedBy: director },
  };
  const confirm = (by = deputyDirector) =>
    ({ type: 'ConfirmFalsification', data: { sheetId, proposalId: id(84), by }, ...at }) as const;
  const found: SheetEvent = {
    type: 'FalsificationFound',
    data: {
      sheetId,
      subject,
      programme: pinned.programme,
      version: 1,
      proposalId: id(84),
      what: 'register',
      grounds,
      foundOn: '2026-11-20',
      by: [director, deputyDirector],
      basis: basis(1, false),
    },
  };
  it('is found by two people', () => {
    spec.given([opened()]).when(propose()).then([proposed]);
    spec.given([opened(), proposed]).when(confirm()).then([found]);
  });
  it('refuses the same person, and what nobody proposed', () => {
    spec
      .given([opened(), proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('SHEET.SAME_PERSON');
    spec.given([opened()]).when(confirm()).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec
      .given([opened(), proposed])
      .when(propose(id(85)))
      .thenRefuses('SHEET.PROPOSAL_PENDING');
  });
  it('is declined, which makes room for another proposal', () => {
    const decline = (proposalId = id(84)) =>
      ({
        type: 'DeclineFalsification',
        data: { sheetId, proposalId, reason: grounds, by: deputyDirector },
        ...at,
      }) as const;
    const declined: SheetEvent = { type: 'FalsificationDeclined', data: decline().data };
    spec.given([opened(), proposed]).when(decline()).then([declined]);
    spec.given([opened(), proposed, declined]).when(decline()).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec.given([opened(), proposed, declined]).when(propose()).then([proposed]);
  });
  it('stays quiet when it was proposed, or found', () => {
    spec.given([opened(), proposed]).when(propose()).thenNothing();
    spec.given([opened(), proposed, found]).when(propose()).thenNothing();
    spec.given([opened(), proposed, found]).when(confirm()).thenNothing();
  });
});

describe('opening a score again', () => {
  const data = {
    sheetId,
    cause: { kind: 'office', id: id(301) },
    reason: reason('review', '复核'),
    by: director,
  } as const;
  const reopen = { type: 'ReopenSheet', data, ...at } as const;
  const reopened: SheetEvent = { type: 'SheetReopened', data };

  it('lets the assessors file once more, though the round is closed', () => {
    spec.given(scored).when(reopen).then([reopened]);
    const first = assess(inspector, values, { roundOpen: false });
    spec
      .given([...scored, reopened])
      .when(first)
      .then([filed()]);
    const events = decide([...scored, reopened, filed()], assess(secondInspector, values, { roundOpen: false }));
    expect(scoreIn(events).result.total).toBe(22);
  });
  it('refuses a sheet that is not scored', () => spec.given(ready).when(reopen).thenRefuses('SHEET.NOT_SCORED'));
  it('stays quiet when it is open again', () =>
    spec
      .given([...scored, reopened])
      .when(reopen)
      .thenNothing());
});

describe('a fact that is told after the score', () => {
  const vetoing = {
    ...simple,
    standard: { ...simple.standard, vetoes: [{ code: 'safe', names, incidents: ['fire'], lookBack: { years: 1 } }] },
  } as ScoringRules;
  const fire = fact({ fact: 'incident', kind: 'fire', occurredOn: '2026-03-01', standing: 'verified' });
  const late = fact({ fact: 'incident', kind: 'fire', occurredOn: '2027-01-01', standing: 'verified' });
  const follow = (facts: readonly KnownFact[], before: readonly KnownFact[], revision = '5', rules = vetoing) =>
    ({
      type: 'FollowDocket',
      data: {
        sheetId,
        scoring: rules,
        docket: { stream: docketStream, revision, facts },
        factId: fire.factId,
        before,
      },
      ...at,
    }) as const;

  it('reopens the sheet, which is scored again on the same values', () => {
    const events = decide(scored, follow([fire], []));
    expect(events[0]).toEqual({
      type: 'SheetReopened',
      data: { sheetId, cause: { kind: 'fact', id: fire.factId }, reason: null, by: null },
    });
    expect(scoreIn(events)).toMatchObject({
      values,
      result: { total: 22, vetoes: [{ code: 'safe', by: 'incident', facts: [fire.factId] }] },
      basis: { inputs: [{ stream: `sheet-${sheetId}` }, { stream: docketStream, revision: '5' }] },
    });
    expect(scoreIn(decide([...scored, ...events], follow([], [fire], '6'))).result.vetoes).toEqual([]);
  });
  it('leaves a correction waiting to be confirmed; to assess it anew does not', () => {
    const correction = {
      ...{ sheetId, correctionId: id(86), indicator: 'gate', value: 5 },
      ...{ reason: reason('error', '误录'), proposedBy: director },
    };
    const waiting: readonly SheetEvent[] = [...scored, { type: 'SheetCorrectionProposed', data: correction }];
    const confirm = {
      type: 'ConfirmSheetCorrection',
      data: {
        sheetId,
        scoring: vetoing,
        docket: { ...docket, facts: [fire] },
        correctionId: id(86),
        by: deputyDirector,
      },
      ...at,
    } as const;
    const corrected = decide([...waiting, ...decide(waiting, follow([fire], []))], confirm);
    expect(corrected.map(({ type }) => type)).toEqual(['SheetCorrected', 'SheetReopened', 'SheetScored']);
    const cause = { kind: 'office', id: sheetId } as const;
    const anew: SheetEvent = { type: 'SheetReopened', data: { sheetId, cause, reason: null, by: director } };
    spec
      .given([...waiting, anew])
      .when(confirm)
      .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
  });
  it('leaves alone what comes to the same', () => {
    spec
      .given(scored)
      .when(follow([late], []))
      .thenNothing();
    spec
      .given(scored)
      .when(follow([fire, { ...fire, factId: 'other' }], [fire]))
      .thenNothing();
    spec
      .given(scored)
      .when(follow([fire], [], '5', simple))
      .thenNothing();
  });
  it('is followed once, and where a score of our own stands', () => {
    spec
      .given(scored)
      .when(follow([fire], [], '4'))
      .thenNothing();
    spec
      .given([...scored, ...decide(scored, follow([fire], []))])
      .when(follow([fire], []))
      .thenNothing();
    spec
      .given([...ready, filed()])
      .when(follow([fire], []))
      .thenNothing();
    const [last] = scored.slice(-1);
    const told = { ...last, data: { ...last?.data, told: 'pass' } } as SheetEvent;
    spec
      .given([...scored.slice(0, -1), told])
      .when(follow([fire], []))
      .thenNothing();
  });
  it('and a title count as of the period: what became of the title afterwards changes nothing', () => {
    const titled = {
      ...simple,
      standard: {
        items: [...simple.standard.items, { code: 'clean', kind: 'title', names, title: 'clean', points: 5 }],
      },
    } as ScoringRules;
    const held = (standing: 'valid' | 'suspended', standingSince: string): KnownFact => ({
      factId: 'title-1',
      ...{ fact: 'title', key: 'clean', grade: 'named', occurredOn: '2025-01-01', validTo: null },
      ...{ standing, standingSince },
    });
    const was = held('suspended', '2026-05-01');
    spec
      .given(scored)
      .when(follow([held('valid', '2027-01-02')], [was], '5', titled))
      .thenNothing();
    const events = decide(scored, follow([held('valid', '2026-12-31')], [was], '5', titled));
    expect(scoreIn(events).result.indicators.at(-1)).toMatchObject({ code: 'clean', met: true, points: 5 });
  });
  it('keeps what assessors brought along', () => {
    const needing = {
      ...vetoing,
      standard: {
        ...vetoing.standard,
        items: vetoing.standard.items.map((item) =>
          item.code === 'register'
            ? { ...item, evidence: [{ code: 'book', names, window: { of: 'period' }, atLeast: 1 }] }
            : item,
        ),
      },
    } as ScoringRules;
    const brought = [{ indicator: 'register', code: 'book', on: '2026-11-01', file: fileOf(1) }];
    const first = { ...filed(), data: { ...filed().data, evidence: brought } } as SheetEvent;
    const all = [...ready, first, ...decide([...ready, first], assess(secondInspector, values, { scoring: needing }))];
    expect(scoreIn(all).result.total).toBe(22);
    expect(scoreIn(decide(all, follow([fire], [], '5', needing))).result.total).toBe(22);
  });
});

describe('a sheet without a score when its round is closed', () => {
  const nothing = { selfCheck: false, assessments: 0, externalResult: false, indicators: [], arbitration: [] };
  const lackedBy = (history: readonly SheetEvent[], rules = scoring) =>
    lackingOf(spec.given(history).state() as OpenedSheet, rules);
  const lacking = { ...nothing, assessments: 1, indicators: ['pleased', 'safety'] };
  const leaveOut = { type: 'LeaveOutSheet', data: { sheetId, lacking }, ...at } as const;
  const leftOut: SheetEvent = { type: 'SheetLeftOut', data: { sheetId, roundId: id(11), lacking } };

  it('was short of what had not come in', () => {
    expect(lackedBy([...ready, filed()])).toEqual(lacking);
    expect(lackedBy([opened({ form: 'selfCheck', assessors: null })], simple)).toEqual({ ...nothing, selfCheck: true });
    expect(lackedBy([opened({ kind: 'external', assessors: null })])).toEqual({ ...nothing, externalResult: true });
    const apart: SheetEvent = { type: 'ArbitrationAsked', data: { sheetId, indicators: ['gate'] } };
    const disputed = [...ready, filed(), filed(secondInspector), apart];
    expect(lackedBy(disputed, simple)).toEqual({ ...nothing, arbitration: ['gate'] });
  });
  it('is left out once, with that', () => {
    spec
      .given([...ready, filed()])
      .when(leaveOut)
      .then([leftOut]);
    spec
      .given([...ready, filed(), leftOut])
      .when(leaveOut)
      .thenNothing();
  });
  it('is assessed by nobody else any more', () => {
    const appoint = {
      type: 'AppointAssessor',
      data: { sheetId, assessor: acting(thirdInspector, countyOffice), reaches: true, ties, by: director },
      ...at,
    } as const;
    spec.given([opened(), leftOut]).when(appoint).thenRefuses('SHEET.ROUND_CLOSED');
    const cause = { kind: 'office', id: sheetId } as const;
    const again: SheetEvent = { type: 'SheetReopened', data: { sheetId, cause, reason: null, by: director } };
    spec
      .given([...scored, leftOut, again])
      .when(appoint)
      .thenRefuses('SHEET.ASSESSORS_ENOUGH');
  });
});

describe('putting a value right', () => {
  const correct = (more: object = {}) =>
    ({
      type: 'CorrectSheet',
      data: {
        sheetId,
        correctionId: id(86),
        scoring: simple,
        indicator: 'gate',
        value: 5,
        reason: reason('error', '误录'),
        by: director,
        ...more,
      },
      ...at,
    }) as never;
  const proposal = {
    sheetId,
    correctionId: id(86),
    indicator: 'gate',
    value: 5,
    reason: reason('error', '误录'),
    proposedBy: director,
  };
  const proposed: SheetEvent = { type: 'SheetCorrectionProposed', data: proposal };
  const confirm = (by = deputyDirector) =>
    ({
      type: 'ConfirmSheetCorrection',
      data: { sheetId, scoring: simple, docket, correctionId: id(86), by },
      ...at,
    }) as const;
  const decline = {
    type: 'DeclineSheetCorrection',
    data: { sheetId, correctionId: id(86), reason: reason('right', '无误'), by: deputyDirector },
    ...at,
  } as const;

  it('takes two people, and scores again', () => {
    spec.given(scored).when(correct()).then([proposed]);
    const events = decide([...scored, proposed], confirm());
    expect(events.slice(0, 2)).toEqual([
      { type: 'SheetCorrected', data: { ...proposal, was: 9, confirmedBy: deputyDirector } },
      {
        type: 'SheetReopened',
        data: { sheetId, cause: { kind: 'correction', id: id(86) }, reason: proposal.reason, by: deputyDirector },
      },
    ]);
    expect(scoreIn(events)).toMatchObject({ values: { gate: 5, patrol: 8 }, result: { total: 18 } });
  });
  it('refuses the same person, a sheet without a score, and what does not fit', () => {
    spec
      .given([...scored, proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('SHEET.SAME_PERSON');
    spec.given(scored).when(confirm()).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec.given(ready).when(correct()).thenRefuses('SHEET.NOT_SCORED');
    spec
      .given(scored)
      .when(correct({ value: 11 }))
      .thenRefuses('SHEET.VALUES_INVALID');
    spec
      .given(scored)
      .when(correct({ indicator: 'other' }))
      .thenRefuses('SHEET.INDICATOR_UNKNOWN');
    spec
      .given([...scored, proposed])
      .when(correct({ correctionId: id(87) }))
      .thenRefuses('SHEET.PROPOSAL_PENDING');
  });
  it('stays quiet when the value says so already, or it is proposed', () => {
    spec
      .given(scored)
      .when(correct({ value: 9 }))
      .thenNothing();
    spec
      .given([...scored, proposed])
      .when(correct())
      .thenNothing();
  });
  it('may be declined', () => {
    const { by, ...data } = decline.data;
    const declined: SheetEvent = { type: 'SheetCorrectionDeclined', data: { ...data, declinedBy: by } };
    spec
      .given([...scored, proposed])
      .when(decline)
      .then([declined]);
    spec.given(scored).when(decline).thenRefuses('SHEET.PROPOSAL_UNKNOWN');
    spec
      .given([...scored, proposed, declined])
      .when(confirm())
      .thenRefuses('SHEET.PROPOSAL_UNKNOWN');
  });
});
