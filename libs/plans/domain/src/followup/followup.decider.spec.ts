import type { LateEntry } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import fc from 'fast-check';
import {
  at,
  countyOffice,
  deputyDirector,
  director,
  id,
  programmeId,
  property,
  reason,
  removalId,
  sealed,
  secretary,
  subject,
} from '../testing/campaign.js';
import type { CompleteFollowUp, ConfirmFollowUp, FollowUpCommand, LinkRectification } from './followup.commands.js';
import { followUpDecider } from './followup.decider.js';
import type { FollowUpEvent } from './followup.events.js';

const spec = decider(followUpDecider);
const followUpId = id(620);
const of = { followUpId };
const place = { ...of, removalId, titleId: id(622), subject, programmeId, version: 1 };
const openedData = { ...place, clause: '第七条第一项', authority: countyOffice, openedOn: '2026-03-08', roundId: null };
const open: FollowUpCommand = { type: 'OpenFollowUp', data: openedData, ...at };
const opened: FollowUpEvent = { type: 'FollowUpOpened', data: openedData };
const why = reason('typo', '笔误');
const late = (effectiveOn: string): LateEntry => ({ effectiveOn, reason: reason('paper', '纸质办理') });

const confirm: ConfirmFollowUp = {
  type: 'ConfirmFollowUp',
  data: { ...of, documentNumber: '清创督〔2026〕4号', note: null, by: secretary, lateEntry: null },
  ...at,
};
const confirmed: FollowUpEvent = {
  type: 'FollowUpConfirmed',
  data: { ...of, documentNumber: '清创督〔2026〕4号', note: null, confirmedBy: secretary },
};
const link = (n: number): LinkRectification => ({
  type: 'LinkRectification',
  data: {
    ...of,
    rectificationId: id(600 + n),
    unit: property,
    serious: true,
    what: sealed('消防通道堵塞'),
    foundOn: '2026-03-10',
    documentNumber: null,
    by: director,
    lateEntry: null,
  },
  ...at,
});
const linked = (n: number): FollowUpEvent => ({
  type: 'RectificationLinked',
  data: {
    ...of,
    rectificationId: id(600 + n),
    unit: property,
    serious: true,
    what: sealed('消防通道堵塞'),
    foundOn: '2026-03-10',
    documentNumber: null,
    orderedBy: director,
  },
});
const settle = (n: number, how: 'closed' | 'withdrawn' = 'closed'): FollowUpCommand => ({
  type: 'SettleRectification',
  data: { ...of, rectificationId: id(600 + n), how },
  ...at,
});
const settled = (n: number, how: 'closed' | 'withdrawn' = 'closed'): FollowUpEvent => ({
  type: 'RectificationSettled',
  data: { ...of, rectificationId: id(600 + n), how },
});
const complete = (atOnce = false): CompleteFollowUp => ({
  type: 'CompleteFollowUp',
  data: {
    ...of,
    problems: sealed('管理松懈'),
    lessons: sealed('加强巡查'),
    settle: atOnce,
    by: director,
    lateEntry: null,
  },
  ...at,
});
const completed: FollowUpEvent = {
  type: 'FollowUpCompleted',
  data: {
    ...of,
    completedOn: at.today,
    problems: sealed('管理松懈'),
    lessons: sealed('加强巡查'),
    completedBy: director,
  },
};
const removalSettled = (...numbers: readonly number[]): FollowUpEvent => ({
  type: 'RemovalSettled',
  data: { ...place, rectificationIds: numbers.map((n) => id(600 + n)) },
});
const withdraw: FollowUpCommand = { type: 'WithdrawFollowUp', data: { ...place, why: 'withdrawnReport' }, ...at };
const withdrawn: FollowUpEvent = { type: 'FollowUpWithdrawn', data: { ...place, why: 'withdrawnReport' } };

const refused = (history: readonly FollowUpEvent[], command: FollowUpCommand, code: string): void =>
  spec.given(history).when(command).thenRefuses(`FOLLOWUP.${code}`);

describe('a follow-up that is due', () => {
  it('opens by rule, once', () => {
    spec.given([]).when(open).then([opened]);
    spec.given([opened]).when(open).thenNothing();
  });

  it('stays withdrawn where the removal was annulled before', () => {
    spec.given([]).when(withdraw).then([withdrawn]);
    spec.given([withdrawn]).when(open).thenNothing();
    refused([withdrawn], complete(), 'NOT_FOUND');
  });

  it('is nothing before it is opened', () => {
    refused([], confirm, 'NOT_FOUND');
  });
});

describe('confirming it', () => {
  it('is for a leader, early or late', () => {
    spec.given([opened]).when(confirm).then([confirmed]);
    spec.given([opened, completed, removalSettled()]).when(confirm).then([confirmed]);
  });

  it('is refused once it is withdrawn, and for a day before it opened', () => {
    refused([opened, withdrawn], confirm, 'ENDED');
    refused([opened], { ...confirm, data: { ...confirm.data, lateEntry: late('2026-03-07') } }, 'LATE_ENTRY_TOO_EARLY');
    refused([opened], { ...confirm, data: { ...confirm.data, lateEntry: late('2026-03-11') } }, 'LATE_ENTRY_IN_FUTURE');
  });

  it('happens once', () => {
    spec.given([opened, confirmed]).when(confirm).thenNothing();
  });
});

describe('a problem found in it', () => {
  it('is linked to be put right', () => {
    spec
      .given([opened])
      .when(link(1))
      .then([linked(1)]);
    spec
      .given([opened, linked(1)])
      .when(link(1))
      .thenNothing();
  });

  it('is refused once it is completed or withdrawn, and when it is found later than today', () => {
    refused([opened, completed, removalSettled()], link(1), 'ENDED');
    refused([opened, withdrawn], link(1), 'ENDED');
    refused([opened], { ...link(1), data: { ...link(1).data, foundOn: '2026-03-11' } }, 'FOUND_IN_FUTURE');
  });

  it('is done with once', () => {
    spec
      .given([opened, linked(1)])
      .when(settle(1))
      .then([settled(1)]);
    spec
      .given([opened, linked(1), settled(1)])
      .when(settle(1))
      .thenNothing();
  });
});

describe('completing it', () => {
  it('settles the removal where nothing is open, or nothing was ordered', () => {
    spec.given([opened]).when(complete()).then([completed, removalSettled()]);
    spec
      .given([opened, linked(1), settled(1, 'withdrawn')])
      .when(complete(true))
      .then([completed, removalSettled(1)]);
  });

  it('leaves the removal to be settled by the last one that is closed', () => {
    const history = [opened, linked(1), linked(2), completed];
    spec
      .given([opened, linked(1), linked(2)])
      .when(complete())
      .then([completed]);
    spec
      .given(history)
      .when(settle(2))
      .then([settled(2)]);
    spec
      .given([...history, settled(2)])
      .when(settle(1))
      .then([settled(1), removalSettled(1, 2)]);
  });

  it('is refused where it was to settle the removal and something is open', () => {
    refused([opened, linked(1)], complete(true), 'RECTIFICATIONS_OPEN');
    refused([opened, withdrawn], complete(), 'ENDED');
  });

  it('happens once', () => {
    spec.given([opened, completed, removalSettled()]).when(complete()).thenNothing();
  });
});

describe('an annulled removal', () => {
  it('withdraws it wherever it stands, once, and nothing is settled any more', () => {
    spec.given([opened]).when(withdraw).then([withdrawn]);
    spec.given([opened, completed, removalSettled()]).when(withdraw).then([withdrawn]);
    spec.given([opened, withdrawn]).when(withdraw).thenNothing();
    spec
      .given([opened, linked(1), completed, withdrawn])
      .when(settle(1))
      .then([settled(1)]);
  });
});

describe('what is told of its rectifications', () => {
  const shuffled = (commands: readonly FollowUpCommand[]) =>
    fc.shuffledSubarray([...commands], { minLength: commands.length });

  function endsSettled(commands: readonly FollowUpCommand[]): void {
    let state = followUpDecider.evolve(followUpDecider.initialState, opened);
    const types: string[] = [];
    for (const command of commands) {
      for (const event of followUpDecider.decide(command, state)) {
        types.push(event.type);
        state = followUpDecider.evolve(state, event);
      }
    }
    expect(state.status).toBe('settled');
    expect(types.filter((type) => type === 'RemovalSettled')).toHaveLength(1);
  }

  it('ends alike in any order before it is completed', () => {
    fc.assert(
      fc.property(shuffled([link(1), link(2), settle(1), settle(2)]), (told) => endsSettled([...told, complete()])),
    );
  });

  it('ends alike in any order with its completion', () => {
    fc.assert(
      fc.property(shuffled([settle(1), settle(2, 'withdrawn'), complete()]), (told) =>
        endsSettled([link(1), link(2), ...told]),
      ),
    );
  });
});

describe('a wrong entry of it', () => {
  const correct = (n: number, value: string | null, by = director): FollowUpCommand => ({
    type: 'CorrectFollowUp',
    data: {
      ...of,
      correctionId: id(900 + n),
      corrects: id(990),
      correction: { field: 'documentNumber', value },
      reason: why,
      by,
    },
    ...at,
  });
  const proposal = (n: number, value: string | null) => ({
    ...of,
    correctionId: id(900 + n),
    corrects: id(990),
    correction: { field: 'documentNumber' as const, value },
    reason: why,
    proposedBy: director,
  });
  const proposed = (n: number, value: string | null): FollowUpEvent => ({
    type: 'FollowUpCorrectionProposed',
    data: proposal(n, value),
  });
  const confirmIt = (n: number, by = deputyDirector): FollowUpCommand => ({
    type: 'ConfirmFollowUpCorrection',
    data: { ...of, correctionId: id(900 + n), by },
    ...at,
  });
  const decline: FollowUpCommand = {
    type: 'DeclineFollowUpCorrection',
    data: { ...of, correctionId: id(901), reason: why, by: deputyDirector },
    ...at,
  };
  const was = '清创督〔2026〕4号';

  it('is put right by one person before anything was decided on it', () => {
    spec
      .given([opened, confirmed])
      .when(correct(1, '9号'))
      .then([{ type: 'FollowUpCorrected', data: { ...proposal(1, '9号'), was, confirmedBy: null } }]);
    spec.given([opened, confirmed]).when(correct(1, was)).thenNothing();
  });

  it('needs a second person afterwards', () => {
    const decided = [opened, confirmed, completed, removalSettled()];
    spec
      .given(decided)
      .when(correct(1, '9号'))
      .then([proposed(1, '9号')]);
    const waiting = [...decided, proposed(1, '9号')];
    spec.given(waiting).when(correct(1, '9号')).thenNothing();
    spec.given(waiting).when(correct(2, '10号')).thenRefuses('FOLLOWUP.CORRECTION_PENDING');
    spec.given(waiting).when(confirmIt(1, director)).thenRefuses('FOLLOWUP.CORRECTION_BY_SAME_PERSON');
    spec.given(waiting).when(confirmIt(2)).thenRefuses('FOLLOWUP.CORRECTION_UNKNOWN');
    const corrected: FollowUpEvent = {
      type: 'FollowUpCorrected',
      data: { ...proposal(1, '9号'), was, confirmedBy: deputyDirector },
    };
    spec.given(waiting).when(confirmIt(1)).then([corrected]);
    spec
      .given([...waiting, corrected])
      .when(confirmIt(1))
      .thenRefuses('FOLLOWUP.CORRECTION_UNKNOWN');
    spec
      .given([...waiting, corrected])
      .when(correct(3, '9号'))
      .thenNothing();
  });

  it('may be left as it is', () => {
    const waiting = [...[opened, confirmed, completed, removalSettled()], proposed(1, '9号')];
    const declined: FollowUpEvent = {
      type: 'FollowUpCorrectionDeclined',
      data: { ...of, correctionId: id(901), reason: why, declinedBy: deputyDirector },
    };
    spec.given(waiting).when(decline).then([declined]);
    spec
      .given([...waiting, declined])
      .when(decline)
      .thenRefuses('FOLLOWUP.CORRECTION_UNKNOWN');
  });

  it('is nothing before it was recorded', () => {
    spec.given([opened]).when(correct(1, '9号')).thenRefuses('FOLLOWUP.NOTHING_TO_CORRECT');
  });
});
