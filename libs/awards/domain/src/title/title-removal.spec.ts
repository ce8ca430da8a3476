import { decider } from '@gongjian/shared-testing';
import {
  clerk,
  delegateOf,
  director,
  file,
  id,
  late,
  magistrate,
  on,
  reason,
  sealed,
  secretary,
  standing,
  titleId,
} from '../testing/campaign.js';
import {
  basis,
  clock,
  conferred,
  confirm,
  fight,
  firingOf,
  named,
  onFire,
  propose,
  proposed,
  proposedEvent,
  raise,
  raised,
  removalId,
  removalSignedOnce,
  removalSignedTwice,
  removed,
  removedData,
  removedEvent,
  signRemoval,
  tell,
  title,
  toldData,
  toldEvent,
  toldOf,
} from '../testing/title-story.js';
import { groundOf } from '../rules/grounds.js';
import type { DismissTrigger } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import type { RemovalSigned, StatementAnswered, StatementReceived, TitleEvent, TitleRemoved } from './title.events.js';
import { isKnown, isValid, procedureOf } from './title-state.js';

const spec = decider(titleDecider);
const step = (history: readonly TitleEvent[]) => {
  const state = spec.given(history).state();
  return isKnown(state) ? procedureOf(state) : null;
};

describe('a fact that removes by rule', () => {
  it('is recorded as a trigger and removes the title in the same moment', () => {
    spec
      .given(conferred)
      .when(raise(onFire))
      .then([raised(onFire, 1, 5), removedEvent]);
    const state = spec.given(removed).state();
    expect(state.standing).toBe('removed');
    expect(isValid(state.standing)).toBe(false);
  });
  it('removes a title without a plaque without a clock for it', () => {
    const events = titleDecider.decide(raise(onFire), spec.given(named).state());
    expect(events.at(-1)).toMatchObject({
      type: 'TitleRemoved',
      data: { plaqueNumber: null, clocks: { plaque: null }, by: [] },
    });
  });
  it('that fires when the title is removed is one more ground of the removal', () => {
    const second = firingOf('complaints', 3);
    spec
      .given(removed)
      .when(raise(second, { removalId: id(77) }))
      .then([
        raised(second, 2, 7),
        {
          type: 'RemovalGroundAdded',
          data: {
            ...{ titleId, removalId, trigger: 'complaints', clause: second.clause, grounds: second.grounds },
            ...{ completedBy: second.completedBy, watchRevision: 9, basis: basis(7) },
          },
        },
      ]);
  });
  it('takes along the grounds of a removal that was proposed', () => {
    const fought = firingOf('fight', 2, [fight]);
    const history = [...conferred, raised(fought, 1, 5)];
    const confirmed = [...history, ...titleDecider.decide(confirm(1), spec.given(history).state())];
    expect(step(confirmed)).toBe('proposed');
    const events = titleDecider.decide(raise(onFire), spec.given(confirmed).state());
    const grounds = (events.at(-1)?.data as TitleRemoved).grounds.map(({ factId }) => factId);
    expect(grounds).toEqual([...onFire.grounds.map(({ factId }) => factId), fight.factId]);
    expect(step([...confirmed, ...events])).toBeNull();
  });
  it('refuses a title nobody knows', () => spec.given([]).when(raise(onFire)).thenRefuses('TITLE.NOT_FOUND'));
  it('stays quiet when it fired before, or nothing is held', () => {
    spec.given(removed).when(raise(onFire)).thenNothing();
    spec.given(named.slice(0, 2)).when(raise(onFire)).thenNothing();
  });
});

describe('a fact that somebody has to confirm', () => {
  const fought = firingOf('fight', 2, [fight]);
  const due = clock('served', '2026-06-20');
  const open: readonly TitleEvent[] = [...conferred, raised(fought, 1, 5)];
  const byRule: TitleEvent = {
    type: 'RemovalProposed',
    data: {
      ...{ titleId, cause: 'trigger', trigger: 'fight', grounds: [fight], clause: '第八条', publishedClause: null },
      ...{ on: '2026-06-22', proposer: null, confirmedBy: [director], basis: basis(6) },
    },
  };
  const confirmed: TitleEvent = {
    type: 'TriggerConfirmed',
    data: { titleId, number: 1, on: '2026-06-22', by: [director], complete: true, basis: basis(6) },
  };

  it('only waits, with its day', () => {
    const event = raised(fought, 1, 5);
    spec
      .given(conferred)
      .when(raise(fought, { due }))
      .then([{ ...event, data: { ...event.data, due } } as TitleEvent]);
    expect(step(open)).toBe('raised');
  });
  it('has its consequence when it is confirmed', () => {
    spec.given(open).when(confirm(1)).then([confirmed, byRule]);
  });
  it('has it with the second of two who share no person', () => {
    const falsified = firingOf('falsified', 4, [groundOf(standing(4, { kind: 'falsification' }, '2026-06-20'))]);
    const waiting = [...conferred, raised(falsified, 1, 5)];
    const once: TitleEvent = {
      type: 'TriggerConfirmed',
      data: { titleId, number: 1, on: '2026-06-22', by: [director], complete: false, basis: basis(6) },
    };
    spec.given(waiting).when(confirm(1)).then([once]);
    spec
      .given([...waiting, once])
      .when(confirm(1))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([...waiting, once])
      .when(confirm(1, delegateOf(director)))
      .thenRefuses('TITLE.SAME_PERSON');
    const events = titleDecider.decide(confirm(1, clerk), spec.given([...waiting, once]).state());
    expect(events).toMatchObject([
      { type: 'TriggerConfirmed', data: { by: [director, clerk], complete: true } },
      { type: 'RemovalProposed', data: { confirmedBy: [director, clerk] } },
    ]);
  });
  it('may be confirmed late, by the second of two not before the first, and not before the fact', () => {
    const on = (by: typeof director, day: string) => {
      const command = confirm(1, by);
      return { ...command, data: { ...command.data, lateEntry: late(day) } };
    };
    spec.given(open).when(on(director, '2026-06-19')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(open).when(on(director, '2026-06-23')).thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
    expect(titleDecider.decide(on(director, '2026-06-20'), spec.given(open).state())).toMatchObject([
      { type: 'TriggerConfirmed', data: { on: '2026-06-20' } },
      { type: 'RemovalProposed', data: { on: '2026-06-20' } },
    ]);
    const falsified = firingOf('falsified', 4, [groundOf(standing(4, { kind: 'falsification' }, '2026-06-20'))]);
    const waiting = [...conferred, raised(falsified, 1, 5)];
    const once = titleDecider.decide(on(director, '2026-06-21'), spec.given(waiting).state());
    spec
      .given([...waiting, ...once])
      .when(on(clerk, '2026-06-20'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const events = titleDecider.decide(on(clerk, '2026-06-22'), spec.given([...waiting, ...once]).state());
    expect(events).toMatchObject([
      { type: 'TriggerConfirmed', data: { on: '2026-06-22', complete: true } },
      { type: 'RemovalProposed', data: { on: '2026-06-22' } },
    ]);
  });
  it('is confirmed not before a measure that was recorded, also of a title that has ended', () => {
    const confirmedOn = (day: string) => {
      const command = confirm(1);
      return { ...command, data: { ...command.data, lateEntry: late(day) } };
    };
    const restored: TitleEvent = {
      type: 'TitleRestored',
      data: { ...title, reason: why, on: '2026-06-21', by: secretary, basis: basis(6) },
    };
    const ended: TitleEvent = {
      type: 'TitleEnded',
      data: {
        ...{ ...title, why: 'closed', successor: null, trigger: null, clause: null, grounds: [] },
        ...{ on: '2026-06-22', by: [], basis: basis(7) },
      },
    };
    for (const history of [
      [...open, restored],
      [...open, restored, ended],
    ]) {
      spec.given(history).when(confirmedOn('2026-06-20')).thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
      expect(titleDecider.decide(confirmedOn('2026-06-21'), spec.given(history).state())).toMatchObject([
        { type: 'TriggerConfirmed', data: { on: '2026-06-21' } },
        ...(history.includes(ended) ? [] : [{ type: 'RemovalProposed', data: { on: '2026-06-21' } }]),
      ]);
    }
  });
  it('confirmed when the title is removed is one more ground', () => {
    const history = [...open, ...titleDecider.decide(raise(onFire), spec.given(open).state())];
    const events = titleDecider.decide(confirm(1), spec.given(history).state());
    expect(events).toMatchObject([{ type: 'TriggerConfirmed' }, { type: 'RemovalGroundAdded', data: { removalId } }]);
  });
  it('refuses what was not raised, or is decided', () => {
    spec.given(conferred).when(confirm(1)).thenRefuses('TITLE.NOT_RAISED');
    spec
      .given([...open, confirmed, byRule])
      .when(confirm(1, clerk))
      .thenRefuses('TITLE.NOT_RAISED');
  });
  it('stays quiet when that person confirmed it', () => {
    spec
      .given([...open, confirmed, byRule])
      .when(confirm(1))
      .thenNothing();
  });

  const why = reason('unfounded', '查无此事');
  const dismiss = (number = 1, by = director, day: string | null = null): DismissTrigger => ({
    type: 'DismissTrigger',
    data: { titleId, number, reason: why, by, lateEntry: day === null ? null : late(day), inputs: [] },
    ...on('2026-06-22'),
  });
  const dismissed: TitleEvent = {
    type: 'TriggerDismissed',
    data: { titleId, number: 1, on: '2026-06-22', reason: why, by: [director], basis: basis(6, []) },
  };
  it('may be dismissed instead', () => {
    spec.given(open).when(dismiss()).then([dismissed]);
    expect(step([...open, dismissed])).toBeNull();
    spec
      .given([...open, dismissed])
      .when(raise(fought))
      .thenNothing();
  });
  it('is dismissed by as many as would confirm it', () => {
    const falsified = firingOf('falsified', 4);
    const waiting = [...conferred, raised(falsified, 1, 5)];
    const asked: TitleEvent = {
      type: 'DismissalProposed',
      data: { titleId, number: 1, on: '2026-06-22', reason: why, by: director },
    };
    spec.given(waiting).when(dismiss()).then([asked]);
    spec
      .given([...waiting, asked])
      .when(dismiss(1, delegateOf(director)))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([...waiting, asked])
      .when(dismiss(1, clerk))
      .then([
        {
          type: 'TriggerDismissed',
          data: { titleId, number: 1, on: '2026-06-22', reason: why, by: [director, clerk], basis: basis(7, []) },
        },
      ]);
  });
  it('is dismissed as of the day of the second, not before that of the first, nor its facts', () => {
    const waiting = [...conferred, raised(firingOf('falsified', 4), 1, 5)];
    const [first] = titleDecider.decide(dismiss(1, director, '2026-06-21'), spec.given(waiting).state());
    expect(first).toMatchObject({ data: { on: '2026-06-21', lateEntry: { effectiveOn: '2026-06-21' } } });
    const asked = [...waiting, first as TitleEvent];
    expect(titleDecider.decide(dismiss(1, clerk, '2026-06-21'), spec.given(asked).state())).toMatchObject([
      { type: 'TriggerDismissed', data: { on: '2026-06-21', lateEntry: { effectiveOn: '2026-06-21' } } },
    ]);
    spec
      .given(asked)
      .when(dismiss(1, clerk, '2026-06-20'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(waiting)
      .when(dismiss(1, director, '2026-06-19'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(asked)
      .when(dismiss(1, clerk, '2026-06-23'))
      .thenRefuses('TITLE.LATE_ENTRY_IN_FUTURE');
  });
  it('is not dismissed when it was confirmed or never raised; dismissing twice says nothing', () => {
    spec
      .given([...open, confirmed, byRule])
      .when(dismiss())
      .thenRefuses('TITLE.NOT_RAISED');
    spec.given(conferred).when(dismiss()).thenRefuses('TITLE.NOT_RAISED');
    spec
      .given([...open, dismissed])
      .when(dismiss())
      .thenNothing();
  });
  it('counts no more once the title is named anew', () => {
    const again: TitleEvent = {
      type: 'TitleNamed',
      data: { ...(named.at(-1)?.data as object), namingId: id(42), grade: 'silver' } as never,
    };
    spec
      .given([...open, again])
      .when(confirm(1))
      .thenRefuses('TITLE.NOT_RAISED');
  });
});

describe('proposing a removal', () => {
  it('names the facts and the clause', () => spec.given(conferred).when(propose()).then([proposedEvent]));
  it('refuses without facts or clause, before the naming or a fact, a second one, and a title that is not held', () => {
    spec
      .given(conferred)
      .when(propose({ grounds: [] }))
      .thenRefuses('TITLE.NO_GROUNDS');
    spec
      .given(conferred)
      .when(propose({ clause: ' ' }))
      .thenRefuses('TITLE.NO_GROUNDS');
    spec
      .given(conferred)
      .when(propose({ lateEntry: late('2026-06-09') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(conferred)
      .when(propose({ lateEntry: late('2026-06-19') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(proposed)
      .when(propose({ by: director }))
      .thenRefuses('TITLE.PROPOSED_ALREADY');
    spec.given(removed).when(propose()).thenRefuses('TITLE.NOT_HELD');
  });
  it('stays quiet when that person proposed it', () => spec.given(proposed).when(propose()).thenNothing());
  it('may be withdrawn', () => {
    const withdraw = {
      type: 'WithdrawRemovalProposal',
      data: { titleId, reason: reason('settled', '已整改'), by: clerk },
      ...on('2026-06-24'),
    } as const;
    const event: TitleEvent = { type: 'RemovalProposalWithdrawn', data: withdraw.data };
    spec.given(toldOf).when(withdraw).then([event]);
    spec
      .given([...toldOf, event])
      .when(withdraw)
      .thenRefuses('TITLE.NOT_PROPOSED');
  });
});

describe('telling the subject', () => {
  it('starts its time to state its case', () => {
    spec.given(proposed).when(tell()).then([toldEvent]);
    expect(toldData.statementUntil.lastDay).toBe('2026-06-26');
    expect(step(toldOf)).toBe('told');
  });
  it('refuses before it was proposed, and another telling', () => {
    spec.given(conferred).when(tell()).thenRefuses('TITLE.NOT_PROPOSED');
    spec
      .given(proposed)
      .when(tell({ lateEntry: late('2026-06-21') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given(toldOf)
      .when(tell({ way: 'post' }))
      .thenRefuses('TITLE.TOLD_ALREADY');
  });
  it('stays quiet when that was told', () => spec.given(toldOf).when(tell()).thenNothing());
});

const stateCase = (day = '2026-06-26', text = '情况属实，已整改') =>
  ({
    type: 'RecordStatement',
    data: { titleId, text: sealed(text), files: [], by: clerk, lateEntry: null },
    ...on(day),
  }) as const;
const statedData: StatementReceived = {
  titleId,
  text: sealed('情况属实，已整改'),
  files: [],
  on: '2026-06-26',
  by: clerk,
};
const stated: TitleEvent = { type: 'StatementReceived', data: statedData };
const answer = (day = '2026-06-28') =>
  ({
    type: 'AnswerStatement',
    data: { titleId, answer: sealed('不予采纳'), by: director, lateEntry: null },
    ...on(day),
  }) as const;
const answeredData: StatementAnswered = { titleId, answer: sealed('不予采纳'), on: '2026-06-28', by: director };
const answered: TitleEvent = { type: 'StatementAnswered', data: answeredData };

describe('the statement of the subject', () => {
  it('is taken to the last day', () => spec.given(toldOf).when(stateCase()).then([stated]));
  it('is answered', () => {
    spec
      .given([...toldOf, stated])
      .when(answer())
      .then([answered]);
    expect(step([...toldOf, stated, answered])).toBe('answered');
  });
  it('refuses before the telling, after its time, and an answer to nothing', () => {
    spec.given(proposed).when(stateCase()).thenRefuses('TITLE.NOT_TOLD');
    spec.given(toldOf).when(stateCase('2026-06-27')).thenRefuses('TITLE.STATEMENT_OVER');
    spec.given(toldOf).when(answer()).thenRefuses('TITLE.NO_STATEMENT');
    spec.given(conferred).when(answer()).thenRefuses('TITLE.NOT_PROPOSED');
  });
  it('stays quiet when it was received, or answered so', () => {
    spec
      .given([...toldOf, stated])
      .when(stateCase())
      .thenNothing();
    spec
      .given([...toldOf, stated, answered])
      .when(answer())
      .thenNothing();
  });
});

describe('signing a removal', () => {
  const byDecision: TitleRemoved = {
    ...removedData,
    ...{ mode: 'byDecision', trigger: null, grounds: [fight], clause: '第八条', publishedClause: '第三章第八条' },
    ...{ proposer: clerk, by: [secretary, magistrate], documentNumber: '清创〔2026〕11号' },
    ...{ minutesNumber: '纪要〔2026〕6号', decidedAt: '2026-06-29T02:00:00.000Z', effectiveOn: '2026-06-29' },
    told: { way: 'inPerson', on: '2026-06-23' },
    appeal: { ...removedData.appeal, until: clock('appeal', '2026-06-29') },
    clocks: {
      signedDocument: clock('signedDocument', '2026-06-29'),
      served: clock('served', '2026-06-29'),
      plaque: clock('plaque', '2026-06-29'),
    },
    basis: basis(8),
  };

  it('takes two people who share no person', () => {
    spec.given(toldOf).when(signRemoval()).then([removalSignedOnce]);
    const once = [...toldOf, removalSignedOnce];
    spec
      .given(once)
      .when(signRemoval({ by: magistrate }))
      .then([removalSignedTwice, { type: 'TitleRemoved', data: byDecision }]);
    spec
      .given(once)
      .when(signRemoval({ by: delegateOf(secretary) }))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given(once)
      .when(signRemoval({ documentNumber: '另一件' }))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given(once)
      .when(signRemoval({ by: magistrate, documentNumber: '清创〔2026〕12号' }))
      .thenRefuses('TITLE.SIGNATURE_DIFFERS');
  });
  it('is of the day of the second, which is not before that of the first nor before a measure that was recorded', () => {
    const first: TitleEvent = {
      type: 'RemovalSigned',
      data: { ...(removalSignedOnce.data as RemovalSigned), on: '2026-06-28' },
    };
    spec
      .given([...toldOf, first])
      .when(signRemoval({ by: magistrate, lateEntry: late('2026-06-27') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const second = signRemoval({ by: magistrate, lateEntry: late('2026-06-28') });
    expect(titleDecider.decide(second, spec.given([...toldOf, first]).state())).toMatchObject([
      { type: 'RemovalSigned', data: { on: '2026-06-28' } },
      { type: 'TitleRemoved', data: { effectiveOn: '2026-06-28' } },
    ]);
    const restored: TitleEvent = {
      type: 'TitleRestored',
      data: { ...title, reason: reason('met', '已整改'), on: '2026-06-29', by: secretary, basis: basis(8) },
    };
    spec
      .given([...toldOf, restored])
      .when(signRemoval({ lateEntry: late('2026-06-28') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('carries what the subject was told and said, the answer, and the signed copy', () => {
    const once: TitleEvent = {
      type: 'RemovalSigned',
      data: { ...(removalSignedOnce.data as RemovalSigned), document: file(81) },
    };
    const history = [...toldOf, stated, answered, once];
    const events = titleDecider.decide(signRemoval({ by: magistrate }), spec.given(history).state());
    expect(events.at(-1)).toMatchObject({
      data: {
        statement: { on: '2026-06-26', text: statedData.text },
        answer: { on: '2026-06-28', answer: answeredData.answer },
        document: file(81),
        clocks: { signedDocument: null },
      },
    });
  });
  it('refuses before the telling, while the subject may state its case, and while that is not answered', () => {
    spec.given(proposed).when(signRemoval()).thenRefuses('TITLE.NOT_TOLD');
    spec.given(toldOf).when(signRemoval({}, '2026-06-26')).thenRefuses('TITLE.STATEMENT_RUNNING');
    spec
      .given([...toldOf, stated])
      .when(signRemoval())
      .thenRefuses('TITLE.NOT_ANSWERED');
    spec
      .given(toldOf)
      .when(signRemoval({ lateEntry: late('2026-06-26') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec
      .given([...toldOf, stated, answered])
      .when(signRemoval({ lateEntry: late('2026-06-27') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    spec.given(conferred).when(signRemoval()).thenRefuses('TITLE.NOT_PROPOSED');
  });
  it('refuses without minutes or a document, and a title that is not held', () => {
    spec
      .given(toldOf)
      .when(signRemoval({ minutesNumber: '' }))
      .thenRefuses('TITLE.MINUTES_MISSING');
    spec
      .given(toldOf)
      .when(signRemoval({ documentNumber: '' }))
      .thenRefuses('TITLE.DOCUMENT_MISSING');
    spec.given(removed).when(signRemoval()).thenRefuses('TITLE.NOT_HELD');
  });
  it('stays quiet when the same person signs once more', () => {
    spec
      .given([...toldOf, removalSignedOnce])
      .when(signRemoval())
      .thenNothing();
  });
});
