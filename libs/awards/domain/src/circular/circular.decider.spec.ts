import { decider } from '@gongjian/shared-testing';
import {
  calendar,
  clerk,
  countyOffice,
  delegateOf,
  director,
  health,
  id,
  late,
  on,
  pinned,
  reason,
  sealed,
  secretary,
} from '../testing/campaign.js';
import { circularDecider } from './circular.decider.js';
import type { DecideCircular, DraftCircular } from './circular.commands.js';
import type { CircularEvent, UnitTold } from './circular.events.js';

const spec = decider(circularDecider);
const circularId = id(72);
const why = reason('mistake', '核对有误');
const inputs = [{ stream: `result-${id(23)}`, revision: '0' }];
const basis = (revision: number | null) => ({
  ...{ programme: pinned.programme, version: 3, rules: 2 },
  inputs: [...(revision === null ? [] : [{ stream: `circular-${circularId}`, revision: String(revision) }]), ...inputs],
});
const cause = { kind: 'grade' as const, grade: 'none', rank: 9, roundId: id(21) };
const facts = { ...pinned, circularId, unit: health, authority: countyOffice, cause, by: clerk };
const draft = (change: Partial<DraftCircular['data']> = {}): DraftCircular => ({
  type: 'DraftCircular',
  data: { ...facts, underCommand: true, lateEntry: null, notBefore: '2026-06-08', inputs, ...change },
  ...on('2026-06-10'),
});
const drafted: CircularEvent = { type: 'CircularDrafted', data: { ...facts, on: '2026-06-10', basis: basis(null) } };
const tell = (by = clerk) =>
  ({
    type: 'TellUnit',
    data: { circularId, statement: { days: 5, of: 'working' }, calendar, by, lateEntry: null },
    ...on('2026-06-10'),
  }) as const;
const toldData: UnitTold = {
  ...{ circularId, on: '2026-06-10', by: clerk },
  until: {
    ...{ from: '2026-06-10', lastDay: '2026-06-17', dueAt: '2026-06-17T16:00:00.000Z' },
    ...{ days: 5, of: 'working', calendar: 'cn-2026.1' },
  },
};
const told: CircularEvent = { type: 'UnitTold', data: toldData };
const state = (day = '2026-06-17') =>
  ({
    type: 'RecordUnitStatement',
    data: { circularId, text: sealed('已部署整改'), by: clerk, lateEntry: null },
    ...on(day),
  }) as const;
const stated: CircularEvent = {
  type: 'UnitStated',
  data: { circularId, text: sealed('已部署整改'), on: '2026-06-17', by: clerk },
};
const decide = (change: Partial<DecideCircular['data']> = {}, day = '2026-06-18'): DecideCircular => ({
  type: 'DecideCircular',
  data: {
    circularId,
    documentNumber: '清通〔2026〕1号',
    document: null,
    by: secretary,
    lateEntry: null,
    inputs,
    ...change,
  },
  ...on(day),
});
const decided: CircularEvent = {
  type: 'CircularDecided',
  data: {
    ...{ ...pinned, circularId, unit: health, cause, documentNumber: '清通〔2026〕1号', document: null },
    ...{ on: '2026-06-18', by: secretary, basis: basis(1) },
  },
};
const drop = { type: 'DropCircular', data: { circularId, reason: why, by: secretary }, ...on('2026-06-18') } as const;
const dropped: CircularEvent = { type: 'CircularDropped', data: drop.data };
const withdraw = {
  type: 'WithdrawCircular',
  data: { circularId, reason: why, by: secretary },
  ...on('2026-06-30'),
} as const;
const withdrawn: CircularEvent = { type: 'CircularWithdrawn', data: withdraw.data };

describe('drafting a circular', () => {
  it('names the unit and the cause', () => spec.given([]).when(draft()).then([drafted]));
  it('refuses a unit that is not under command', () => {
    spec
      .given([])
      .when(draft({ underCommand: false }))
      .thenRefuses('CIRCULAR.NOT_UNDER_COMMAND');
  });
  it('may be recorded late, and not before the result it comes of', () => {
    const [event] = circularDecider.decide(draft({ lateEntry: late('2026-06-08') }), { status: 'none' });
    expect(event).toMatchObject({ data: { on: '2026-06-08', lateEntry: { effectiveOn: '2026-06-08' } } });
    spec
      .given([])
      .when(draft({ lateEntry: late('2026-06-07') }))
      .thenRefuses('CIRCULAR.LATE_ENTRY_TOO_EARLY');
  });
  it('stays quiet when it was drafted', () => spec.given([drafted]).when(draft()).thenNothing());
});

describe('the unit', () => {
  it('is told, and has its time', () => spec.given([drafted]).when(tell()).then([told]));
  it('is not told before it was drafted', () => {
    const early = tell();
    spec
      .given([drafted])
      .when({ ...early, data: { ...early.data, lateEntry: late('2026-06-09') } })
      .thenRefuses('CIRCULAR.LATE_ENTRY_TOO_EARLY');
    const { on: _on, ...old } = drafted.data;
    const anyDay = { ...early, data: { ...early.data, lateEntry: late('2026-06-09') } };
    const events = circularDecider.decide(anyDay, spec.given([{ type: 'CircularDrafted', data: old }]).state());
    expect(events).toMatchObject([{ type: 'UnitTold', data: { on: '2026-06-09' } }]);
  });
  it('states its case to the last day', () => {
    spec.given([drafted, told]).when(state()).then([stated]);
    spec.given([drafted, told]).when(state('2026-06-18')).thenRefuses('CIRCULAR.STATEMENT_OVER');
    spec.given([drafted]).when(state()).thenRefuses('CIRCULAR.NOT_TOLD');
  });
  it('is told once, and only while it is open', () => {
    spec.given([drafted, told]).when(tell(director)).thenRefuses('CIRCULAR.TOLD_ALREADY');
    spec.given([drafted, dropped]).when(tell()).thenRefuses('CIRCULAR.NOT_OPEN');
    spec.given([drafted, dropped]).when(state()).thenRefuses('CIRCULAR.NOT_OPEN');
    spec.given([]).when(tell()).thenRefuses('CIRCULAR.NOT_FOUND');
  });
  it('told or heard so already, says nothing', () => {
    spec.given([drafted, told]).when(tell()).thenNothing();
    spec.given([drafted, told, stated]).when(state()).thenNothing();
  });
});

describe('deciding a circular', () => {
  it('is a named leader’s, after the unit had its time', () => {
    spec.given([drafted, told]).when(decide()).then([decided]);
    spec.given([drafted, told]).when(decide({}, '2026-06-17')).thenRefuses('CIRCULAR.STATEMENT_RUNNING');
    spec
      .given([drafted, told])
      .when(decide({ lateEntry: late('2026-06-17') }))
      .thenRefuses('CIRCULAR.LATE_ENTRY_TOO_EARLY');
    spec
      .given([drafted, told])
      .when(decide({ lateEntry: late('2026-06-19') }))
      .thenRefuses('CIRCULAR.LATE_ENTRY_IN_FUTURE');
    spec.given([drafted]).when(decide()).thenRefuses('CIRCULAR.NOT_TOLD');
  });
  it('is not decided before it was drafted, wherever the unit was heard', () => {
    const heard = { toldOn: '2026-05-20', until: '2026-05-27', statedOn: null };
    const event: CircularEvent = { type: 'CircularDrafted', data: { ...drafted.data, heard } };
    spec
      .given([event])
      .when(decide({ lateEntry: late('2026-06-09') }))
      .thenRefuses('CIRCULAR.LATE_ENTRY_TOO_EARLY');
  });
  it('needs no telling where the unit was heard in the escalation', () => {
    const heard = { toldOn: '2026-06-01', until: '2026-06-09', statedOn: null };
    const proposed = { cause: { kind: 'escalation', escalationId: id(76) }, by: null, heard } as const;
    const history: readonly CircularEvent[] = [
      { type: 'CircularDrafted', data: { ...facts, ...proposed, on: '2026-06-10', basis: basis(null) } },
    ];
    spec.given([]).when(draft(proposed)).then(history);
    spec.given(history).when(tell()).thenRefuses('CIRCULAR.TOLD_ALREADY');
    spec.given(history).when(state()).thenRefuses('CIRCULAR.STATEMENT_OVER');
    spec.given(history).when(decide({}, '2026-06-09')).thenRefuses('CIRCULAR.STATEMENT_RUNNING');
    expect(circularDecider.decide(decide({}, '2026-06-10'), spec.given(history).state())).toMatchObject([
      { type: 'CircularDecided', data: { cause: proposed.cause, on: '2026-06-10' } },
    ]);
  });
  it('is not who drafted it', () => {
    spec
      .given([drafted, told])
      .when(decide({ by: clerk }))
      .thenRefuses('CIRCULAR.SAME_PERSON');
    spec
      .given([drafted, told])
      .when(decide({ by: delegateOf(clerk) }))
      .thenRefuses('CIRCULAR.SAME_PERSON');
    const byRule: CircularEvent = { type: 'CircularDrafted', data: { ...facts, by: null, basis: basis(null) } };
    expect(circularDecider.decide(decide({ by: clerk }), spec.given([byRule, told]).state())).toHaveLength(1);
  });
  it('refuses without a number and when it was dropped', () => {
    spec
      .given([drafted, told])
      .when(decide({ documentNumber: '' }))
      .thenRefuses('CIRCULAR.DOCUMENT_MISSING');
    spec.given([drafted, told, dropped]).when(decide()).thenRefuses('CIRCULAR.NOT_OPEN');
  });
  it('stays quiet when it was decided so', () => spec.given([drafted, told, decided]).when(decide()).thenNothing());
});

describe('dropping and withdrawing', () => {
  it('end it with a reason', () => {
    spec.given([drafted]).when(drop).then([dropped]);
    spec.given([drafted, told, decided]).when(withdraw).then([withdrawn]);
  });
  it('refuse what is decided, or is not', () => {
    spec.given([drafted, told, decided]).when(drop).thenRefuses('CIRCULAR.NOT_OPEN');
    spec.given([drafted]).when(withdraw).thenRefuses('CIRCULAR.NOT_DECIDED');
  });
  it('stay quiet when it is so', () => {
    spec.given([drafted, dropped]).when(drop).thenNothing();
    spec.given([drafted, told, decided, withdrawn]).when(withdraw).thenNothing();
  });
});

describe('the calendar of its days', () => {
  const provisional: CircularEvent = {
    type: 'UnitTold',
    data: { ...toldData, until: { ...toldData.until, lastDay: '2026-06-16', calendar: null } },
  };
  const revise = { type: 'ReviseStatementTime', data: { circularId, calendar }, ...on('2026-06-12') } as const;
  it('counts the time of the statement anew', () => {
    const events = circularDecider.decide(revise, spec.given([drafted, provisional]).state());
    expect(events).toMatchObject([{ type: 'StatementTimeRevised', data: { until: toldData.until } }]);
    expect(spec.given([drafted, provisional, ...events]).state()).toMatchObject({ told: { until: toldData.until } });
  });
  it('says nothing where it was known, nobody was told, or it is over', () => {
    spec.given([drafted, told]).when(revise).thenNothing();
    spec.given([drafted]).when(revise).thenNothing();
    spec.given([drafted, provisional, dropped]).when(revise).thenNothing();
  });
});
