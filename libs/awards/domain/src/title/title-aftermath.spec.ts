import { decider } from '@gongjian/shared-testing';
import {
  calendar,
  clerk,
  delegateOf,
  director,
  file,
  id,
  late,
  magistrate,
  on,
  reason,
  reviewer,
  sealed,
  secretary,
  standing,
  terms,
  titleId,
} from '../testing/campaign.js';
import {
  appeal,
  basis,
  clock,
  conferred,
  fight,
  firingOf,
  inputs,
  namedData,
  onFire,
  raised,
  readied,
  removalId,
  removed,
  removedData,
  title,
  toldOf,
} from '../testing/title-story.js';
import { groundOf } from '../rules/grounds.js';
import type { DecideAppeal, PassClock, ProposeRemovalAnnulment, SignRemovalAnnulment } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import type { TitleClock, TitleEvent } from './title.events.js';
import { isValid } from './title-state.js';

const spec = decider(titleDecider);
const why = reason('withdrawnReport', '报告已撤回');
const office = { titleId, removalId, by: clerk, lateEntry: null };
const day = on('2026-06-24');
const other = id(99);

describe.each<[string, Parameters<typeof titleDecider.decide>[0], TitleEvent, object | null]>([
  [
    'the signed document',
    {
      type: 'RecordSignedDocument',
      data: { ...office, documentNumber: '清创〔2026〕12号', document: file(82), signer: secretary },
      ...day,
    },
    {
      type: 'SignedDocumentRecorded',
      data: {
        titleId,
        removalId,
        documentNumber: '清创〔2026〕12号',
        document: file(82),
        signer: secretary,
        by: clerk,
      },
    },
    { documentNumber: '清创〔2026〕13号' },
  ],
  [
    'the service',
    { type: 'RecordService', data: { ...office, way: 'post', terms, calendar }, ...day },
    {
      type: 'RemovalServed',
      data: { titleId, removalId, way: 'post', on: day.today, appealUntil: clock('appeal', day.today), by: clerk },
    },
    { lateEntry: late('2026-06-23') },
  ],
  [
    'the publication',
    { type: 'PublishRemoval', data: { ...office, channels: ['web'] }, ...day },
    { type: 'RemovalPublished', data: { titleId, removalId, channels: ['web'], on: day.today, by: clerk } },
    { lateEntry: late('2026-06-23') },
  ],
  [
    'the plaque that is back',
    { type: 'RecoverPlaque', data: office, ...day },
    { type: 'PlaqueRecovered', data: { titleId, removalId, plaqueNumber: '清-0001', on: day.today, by: clerk } },
    null,
  ],
  [
    'the plaque that is lost',
    { type: 'RecordPlaqueLost', data: { ...office, reason: why }, ...day },
    {
      type: 'PlaqueLost',
      data: { titleId, removalId, plaqueNumber: '清-0001', reason: why, on: day.today, by: clerk },
    },
    null,
  ],
  [
    'the privileges',
    { type: 'WithdrawPrivileges', data: { ...office, which: ['优先评先'] }, ...day },
    { type: 'PrivilegesWithdrawn', data: { titleId, removalId, which: ['优先评先'], on: day.today, by: clerk } },
    { which: ['别的'] },
  ],
  [
    'the filing upward',
    { type: 'FileRemoval', data: { ...office, receipt: '市备〔2026〕7号' }, ...day },
    { type: 'RemovalFiled', data: { titleId, removalId, receipt: '市备〔2026〕7号', on: day.today, by: clerk } },
    { receipt: '市备〔2026〕8号' },
  ],
])('recording %s', (_what, command, event, otherwise) => {
  const change = (data: object) => ({ ...command, data: { ...command.data, ...data } }) as typeof command;

  it('follows on the removal', () => spec.given(removed).when(command).then([event]));
  it('refuses another removal, an annulled one, and a day before it', () => {
    spec.given(conferred).when(command).thenRefuses('TITLE.NOT_REMOVED');
    spec
      .given(removed)
      .when(change({ removalId: other }))
      .thenRefuses('TITLE.NOT_REMOVED');
    spec
      .given([...removed, annulledBy])
      .when(command)
      .thenRefuses('TITLE.REMOVAL_ANNULLED');
    spec
      .given(removed)
      .when(change({ lateEntry: late('2026-06-19') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses it done otherwise', () => {
    if (otherwise !== null)
      spec
        .given([...removed, event])
        .when(change(otherwise))
        .thenRefuses('TITLE.DONE_ALREADY');
    else
      spec
        .given([...conferred, withoutPlaque])
        .when(change({ removalId: other }))
        .thenRefuses('PLAQUE.NOT_OUT');
  });
  it('stays quiet when it was done', () =>
    spec
      .given([...removed, event])
      .when(command)
      .thenNothing());
});

/** A later removal of a title that had no plaque. */
const withoutPlaque: TitleEvent = {
  type: 'TitleRemoved',
  data: { ...removedData, removalId: other, plaqueNumber: null, clocks: { ...removedData.clocks, plaque: null } },
};

const annulledBy: TitleEvent = {
  type: 'RemovalAnnulled',
  data: {
    ...{ ...title, removalId, why: 'error', reason: why, by: [secretary, magistrate], basis: basis(8) },
    restored: { standing: 'conferred', validity: namedData.validity },
  },
};

it('a recovered plaque may have been thought lost; a lost one is not out', () => {
  const lost: TitleEvent = {
    type: 'PlaqueLost',
    data: { titleId, removalId, plaqueNumber: '清-0001', reason: why, on: day.today, by: clerk },
  };
  const recover = { type: 'RecoverPlaque', data: office, ...day } as const;
  const recovered: TitleEvent = {
    type: 'PlaqueRecovered',
    data: { titleId, removalId, plaqueNumber: '清-0001', on: day.today, by: clerk },
  };
  spec
    .given([...removed, lost])
    .when(recover)
    .then([recovered]);
  spec
    .given([...removed, recovered])
    .when({ type: 'RecordPlaqueLost', data: { ...office, reason: why }, ...day })
    .thenRefuses('PLAQUE.NOT_OUT');
});

const received = (late_ = false, on_ = '2026-07-01'): TitleEvent => ({
  type: 'AppealReceived',
  data: {
    ...{ titleId, removalId, appealId: id(31), text: sealed('不服'), files: [], on: on_, late: late_, by: clerk },
    replyDue: late_ ? null : clock('appealReply', on_),
  },
});
const decide = (change: Partial<DecideAppeal['data']> = {}): DecideAppeal => ({
  type: 'DecideAppeal',
  data: { ...office, appealId: id(31), outcome: 'upheld', findings: null, by: reviewer, inputs, ...change },
  ...on('2026-07-10'),
});
const upheld: TitleEvent = {
  type: 'AppealDecided',
  data: { titleId, removalId, appealId: id(31), outcome: 'upheld', findings: null, by: reviewer, basis: basis(8) },
};

describe('an appeal', () => {
  it('starts the clock of its answer', () => spec.given(removed).when(appeal()).then([received()]));
  it('is recorded after the last day too, without a clock', () => {
    spec
      .given(removed)
      .when(appeal({}, '2026-08-19'))
      .then([received(false, '2026-08-19')]);
    spec
      .given(removed)
      .when(appeal({}, '2026-08-20'))
      .then([received(true, '2026-08-20')]);
  });
  it('has its time from the day of service', () => {
    const appealUntil = clock('appeal', '2026-06-24');
    const served: TitleEvent = {
      type: 'RemovalServed',
      data: { titleId, removalId, way: 'post', on: '2026-06-24', appealUntil, by: clerk },
    };
    spec
      .given([...removed, served])
      .when(appeal({}, '2026-08-24'))
      .then([received(false, '2026-08-24')]);
  });
  it('is decided by somebody who did not decide on the removal', () => {
    spec
      .given([...removed, received()])
      .when(decide())
      .then([upheld]);
    const byDecision: TitleEvent = {
      type: 'TitleRemoved',
      data: { ...removedData, mode: 'byDecision', by: [secretary, magistrate] },
    };
    const history = [...toldOf, byDecision, received()];
    spec
      .given(history)
      .when(decide({ by: secretary }))
      .thenRefuses('TITLE.DECIDER_OF_REMOVAL');
    spec
      .given(history)
      .when(decide({ by: delegateOf(magistrate) }))
      .thenRefuses('TITLE.DECIDER_OF_REMOVAL');
    const confirmed: TitleEvent = { type: 'TitleRemoved', data: { ...removedData, confirmedBy: [director] } };
    spec
      .given([...conferred, confirmed, received()])
      .when(decide({ by: director }))
      .thenRefuses('TITLE.DECIDER_OF_REMOVAL');
  });
  it('refuses an unknown one, another outcome, a day before it, and another removal', () => {
    spec.given(removed).when(decide()).thenRefuses('TITLE.APPEAL_UNKNOWN');
    spec
      .given([...removed, received(), upheld])
      .when(decide({ outcome: 'dismissed' }))
      .thenRefuses('TITLE.DONE_ALREADY');
    spec
      .given([...removed, received()])
      .when(decide({ lateEntry: late('2026-06-30') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(conferred).when(appeal()).thenRefuses('TITLE.NOT_REMOVED');
  });
  it('stays quiet when it was received, or decided so', () => {
    spec
      .given([...removed, received()])
      .when(appeal())
      .thenNothing();
    spec
      .given([...removed, received(), upheld])
      .when(decide())
      .thenNothing();
  });
});

const factId = onFire.completedBy;
const causeCommand = { type: 'RecordAnnulmentCause', data: { titleId, factId }, ...day } as const;
const cause: TitleEvent = { type: 'AnnulmentCauseRecorded', data: { titleId, removalId, factId } };

describe('a withdrawn fact', () => {
  it('is a cause to annul the removal that stands on it', () => {
    spec.given(removed).when(causeCommand).then([cause]);
  });
  it('counts for grounds that were added later', () => {
    const added: TitleEvent = {
      type: 'RemovalGroundAdded',
      data: {
        ...{ titleId, removalId, trigger: 'fight', clause: '第八条', grounds: [fight], completedBy: fight.factId },
        ...{ watchRevision: 9, basis: basis(7) },
      },
    };
    const withdrawn = { ...causeCommand, data: { titleId, factId: fight.factId } };
    spec
      .given([...removed, added])
      .when(withdrawn)
      .then([{ type: 'AnnulmentCauseRecorded', data: { titleId, removalId, factId: fight.factId } }]);
    spec.given(removed).when(withdrawn).thenNothing();
  });
  it('refuses a title nobody knows', () => spec.given([]).when(causeCommand).thenRefuses('TITLE.NOT_FOUND'));
  it('stays quiet when it is known, or the removal was annulled', () => {
    spec
      .given([...removed, cause])
      .when(causeCommand)
      .thenNothing();
    spec
      .given([...removed, annulledBy])
      .when(causeCommand)
      .thenNothing();
  });
});

describe('annulling a removal', () => {
  const propose = (change: Partial<ProposeRemovalAnnulment['data']> = {}): ProposeRemovalAnnulment => ({
    type: 'ProposeRemovalAnnulment',
    data: {
      ...{ titleId, removalId, why: 'withdrawnReport', reason: why, by: secretary, lateEntry: null, stillFires: [] },
      ...change,
    },
    ...on('2026-07-02'),
  });
  const proposedBy = (reasonWhy: 'withdrawnReport' | 'error' | 'appealUpheld' = 'withdrawnReport'): TitleEvent => ({
    type: 'RemovalAnnulmentProposed',
    data: { titleId, removalId, why: reasonWhy, reason: why, on: '2026-07-02', by: secretary },
  });
  const sign = (change: Partial<SignRemovalAnnulment['data']> = {}): SignRemovalAnnulment => ({
    type: 'SignRemovalAnnulment',
    data: { titleId, removalId, by: magistrate, lateEntry: null, inputs, stillFires: [], ...change },
    ...on('2026-07-02'),
  });
  const causes = [...removed, cause];
  const asked = [...causes, proposedBy()];
  const annulled: TitleEvent = {
    type: 'RemovalAnnulled',
    data: {
      ...{ ...title, removalId, why: 'withdrawnReport', reason: why, by: [secretary, magistrate], basis: basis(9) },
      restored: { standing: 'conferred', validity: namedData.validity },
      on: '2026-07-02',
    },
  };

  it('takes two people, and the title counts as never removed', () => {
    spec.given(causes).when(propose()).then([proposedBy()]);
    spec.given(asked).when(sign()).then([annulled]);
    const state = spec.given([...asked, annulled]).state();
    expect(state).toMatchObject({ standing: 'conferred', grade: 'gold', plaque: { number: '清-0001' } });
    expect(isValid(state.standing)).toBe(true);
  });
  it('leaves a naming of after the removal alone', () => {
    const again: TitleEvent = { type: 'TitleNamed', data: { ...namedData, namingId: id(42), grade: 'silver' } };
    const history = [...asked, again];
    const events = titleDecider.decide(sign(), spec.given(history).state());
    expect(events).toMatchObject([{ data: { restored: null } }]);
    expect(spec.given([...history, ...events]).state()).toMatchObject({ standing: 'named', grade: 'silver' });
  });
  it('is of the day of the second, not before that of the first, the removal or the appeal it follows on', () => {
    const first = titleDecider.decide(propose({ lateEntry: late('2026-06-25') }), spec.given(causes).state());
    expect(first).toMatchObject([{ data: { on: '2026-06-25', lateEntry: { effectiveOn: '2026-06-25' } } }]);
    const second = sign({ lateEntry: late('2026-06-28') });
    expect(titleDecider.decide(second, spec.given([...causes, ...first]).state())).toMatchObject([
      { type: 'RemovalAnnulled', data: { on: '2026-06-28', lateEntry: { effectiveOn: '2026-06-28' } } },
    ]);
    spec
      .given([...causes, ...first])
      .when(sign({ lateEntry: late('2026-06-24') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const early = { lateEntry: late('2026-06-19') };
    spec.given(causes).when(propose(early)).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(asked).when(sign(early)).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const appealed = [...removed, received(), upheld];
    spec
      .given(appealed)
      .when(propose({ why: 'appealUpheld', lateEntry: late('2026-06-30') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given([...appealed, proposedBy('appealUpheld')])
      .when(sign({ lateEntry: late('2026-06-30') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(causes)
      .when(propose({ lateEntry: late('2026-07-03') }))
      .thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('follows on an upheld appeal, or on an error', () => {
    spec
      .given([...removed, received(), upheld])
      .when(propose({ why: 'appealUpheld' }))
      .then([proposedBy('appealUpheld')]);
    spec
      .given(removed)
      .when(propose({ why: 'error' }))
      .then([proposedBy('error')]);
  });
  it('refuses without a cause', () => {
    const stillFires = [firingOf('fight', 2, [groundOf(standing(2, { kind: 'falsification' }, '2026-06-20'))])];
    spec.given(removed).when(propose()).thenRefuses('TITLE.NO_CAUSE');
    spec.given(causes).when(propose({ stillFires })).thenRefuses('TITLE.NO_CAUSE');
    spec.given(asked).when(sign({ stillFires })).thenRefuses('TITLE.NO_CAUSE');
    spec
      .given(removed)
      .when(propose({ why: 'appealUpheld' }))
      .thenRefuses('TITLE.NO_CAUSE');
    const dismissed: TitleEvent = { ...upheld, data: { ...upheld.data, outcome: 'dismissed' } as never };
    spec
      .given([...removed, received(), dismissed])
      .when(propose({ why: 'appealUpheld' }))
      .thenRefuses('TITLE.NO_CAUSE');
  });
  it('refuses the same person, what nobody proposed, a second proposal and another removal', () => {
    spec
      .given(asked)
      .when(sign({ by: secretary }))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given(asked)
      .when(sign({ by: delegateOf(secretary) }))
      .thenRefuses('TITLE.SAME_PERSON');
    spec.given(causes).when(sign()).thenRefuses('TITLE.ANNULMENT_NOT_PROPOSED');
    spec
      .given(asked)
      .when(propose({ by: magistrate }))
      .thenRefuses('TITLE.ANNULMENT_PENDING');
    spec.given(conferred).when(propose()).thenRefuses('TITLE.NOT_REMOVED');
    spec
      .given([...removed, annulledBy])
      .when(propose({ why: 'error' }))
      .thenRefuses('TITLE.REMOVAL_ANNULLED');
  });
  it('stays quiet when that person proposed it, or it was annulled', () => {
    spec.given(asked).when(propose()).thenNothing();
    spec
      .given([...asked, annulled])
      .when(sign())
      .thenNothing();
  });
  it('may be declined', () => {
    const decline = {
      type: 'DeclineRemovalAnnulment',
      data: { titleId, removalId, reason: why, by: reviewer },
      ...on('2026-07-02'),
    } as const;
    spec
      .given(asked)
      .when(decline)
      .then([{ type: 'RemovalAnnulmentDeclined', data: decline.data }]);
    spec.given(causes).when(decline).thenRefuses('TITLE.ANNULMENT_NOT_PROPOSED');
  });
  it('does not fire again what was annulled', () => {
    expect(
      titleDecider.decide(
        {
          type: 'RaiseTrigger',
          data: { titleId, firing: onFire, watchRevision: 9, due: null, removalId: other, inputs, terms, calendar },
          ...day,
        },
        spec.given([...asked, annulled]).state(),
      ),
    ).toEqual([]);
  });
});

describe('a follow-up', () => {
  const due = { type: 'MakeFollowUpDue', data: { titleId, removalId, roundId: id(45), inputs }, ...day } as const;
  const event: TitleEvent = {
    type: 'FollowUpBecameDue',
    data: {
      ...{ ...title, removalId, clause: removedData.clause, authority: removedData.authority, roundId: id(45) },
      basis: basis(7),
    },
  };
  it('is due under the clause and the authority of the removal', () => spec.given(removed).when(due).then([event]));
  it('refuses what was not removed', () => spec.given(conferred).when(due).thenRefuses('TITLE.NOT_REMOVED'));
  it('stays quiet when it is due, or the removal was annulled', () => {
    spec
      .given([...removed, event])
      .when(due)
      .thenNothing();
    spec
      .given([...removed, annulledBy])
      .when(due)
      .thenNothing();
  });
});

describe('a clock that runs out', () => {
  const pass = (name: TitleClock, of: string, now: string): PassClock => ({
    type: 'PassClock',
    data: { titleId, clock: name, of, factId: other },
    now,
    today: '2026-12-01',
  });
  const fought = firingOf('fight', 2, [fight]);
  const confirmDue = clock('served', '2026-06-20');
  const waiting = raised(fought, 1, 5);
  const open: readonly TitleEvent[] = [
    ...conferred,
    { ...waiting, data: { ...waiting.data, due: confirmDue } } as TitleEvent,
  ];
  it.each<[TitleClock, string, readonly TitleEvent[], ReturnType<typeof clock>, TitleEvent | null]>([
    ['confirm', '1', open, confirmDue, null],
    ['statement', titleId, toldOf, clock('statement', '2026-06-23'), null],
    ['signedDocument', removalId, removed, clock('signedDocument', '2026-06-20'), null],
    ['served', removalId, removed, clock('served', '2026-06-20'), null],
    ['appeal', removalId, removed, clock('appeal', '2026-06-20'), received()],
    ['appealReply', id(31), [...removed, received()], clock('appealReply', '2026-07-01'), upheld],
    ['plaque', removalId, removed, clock('plaque', '2026-06-20'), null],
  ])('%s is told once, and not before its time', (name, of, history, until, done) => {
    const event: TitleEvent = {
      type: 'ClockPassed',
      data: { titleId, clock: name, of, until, factId: other },
    };
    spec
      .given(history)
      .when(pass(name, of, until.dueAt))
      .then([event]);
    const early = new Date(Date.parse(until.dueAt) - 1).toISOString();
    spec
      .given(history)
      .when(pass(name, of, early))
      .thenRefuses('TITLE.CLOCK_RUNNING');
    spec
      .given([...history, event])
      .when(pass(name, of, until.dueAt))
      .thenNothing();
    spec
      .given(conferred)
      .when(pass(name, of, until.dueAt))
      .thenNothing();
    if (done !== null)
      spec
        .given([...history, done])
        .when(pass(name, of, until.dueAt))
        .thenNothing();
  });
  it('of a plaque is a fact that triggers may name', () => {
    const until = clock('plaque', '2026-06-20');
    const event: TitleEvent = {
      type: 'ClockPassed',
      data: { titleId, clock: 'plaque', of: removalId, until, factId: other },
    };
    expect(spec.given([...removed, event]).state()).toMatchObject({ missed: [{ what: 'plaque', factId: other }] });
  });
  it('of an annulled removal is not told', () => {
    spec
      .given([...removed, annulledBy])
      .when(pass('served', removalId, '2026-12-01T00:00:00.000Z'))
      .thenNothing();
  });
});

it('every event but the founding ones needs a title', () => {
  expect(titleDecider.evolve(titleDecider.initialState, cause).standing).toBe('none');
  expect(titleDecider.evolve(titleDecider.initialState, readied()).standing).toBe('none');
});
