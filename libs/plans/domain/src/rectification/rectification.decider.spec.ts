import type { LateEntry, LocalDate } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import {
  acting,
  assessor,
  at,
  calendar,
  countyOffice,
  delegateOf,
  deputyDirector,
  director,
  housing,
  id,
  manager,
  property,
  reason,
  rectificationRules as rules,
  sealed,
  subject,
  townClerk,
  townOffice,
} from '../testing/campaign.js';
import { MAX_EVIDENCE } from '../evidence/evidence.js';
import type {
  CheckRectification,
  CloseRectification,
  OrderRectification,
  RectificationCommand,
  SubmitRectification,
} from './rectification.commands.js';
import { rectificationDecider } from './rectification.decider.js';
import type { RectificationChecked, RectificationEvent, RectificationOrdered } from './rectification.events.js';

const spec = decider(rectificationDecider);
const rectificationId = id(601);
const of = { rectificationId };
const source = { kind: 'finding', id: id(611), reference: null } as const;
const why = reason('incomplete', '缺少整改后的照片');
const place = { ...of, subject, programmeId: rules.programme, version: 1, serious: true, source, removalId: null };
const due = {
  from: '2026-03-10',
  lastDay: '2026-03-24',
  dueAt: '2026-03-24T16:00:00.000Z',
  days: 10,
  of: 'working',
  calendar: 'cn-2026.1',
} as const;
const basis = (revision: number) => ({
  programme: rules.programme,
  version: 1,
  rules: 2,
  inputs: [{ stream: `rectification-${rectificationId}`, revision: String(revision) }],
});
const on = (today: LocalDate) => ({ now: `${today}T02:00:00.000Z`, today });
const late = (effectiveOn: LocalDate): LateEntry => ({ effectiveOn, reason: reason('paper', '纸质办理') });

const order: OrderRectification = {
  type: 'OrderRectification',
  data: {
    ...of,
    subject,
    serious: true,
    source,
    removalId: null,
    rules,
    unit: property,
    indicator: 'gate',
    what: sealed('大门损坏'),
    foundOn: '2026-03-10',
    evidence: [],
    documentNumber: null,
    by: assessor,
    from: '2026-03-10',
    putRightOnTheSpot: false,
    calendar,
    lateEntry: null,
  },
  ...at,
};
const orderedData: RectificationOrdered = {
  ...place,
  rules,
  unit: property,
  indicator: 'gate',
  what: sealed('大门损坏'),
  foundOn: '2026-03-10',
  evidence: [],
  documentNumber: null,
  due,
  orderedBy: assessor,
};
const ordered: RectificationEvent = { type: 'RectificationOrdered', data: orderedData };
const withoutUnit: RectificationEvent = { type: 'RectificationOrdered', data: { ...orderedData, unit: null } };
const orderedWith = (change: Partial<typeof rules>): RectificationEvent => ({
  type: 'RectificationOrdered',
  data: { ...orderedData, rules: { ...rules, ...change } },
});
const signed: RectificationEvent = { type: 'RectificationSigned', data: { ...of, unit: property, signedBy: manager } };
const piece = (n: number, sha: string) => ({
  evidenceId: id(700 + n),
  fileId: id(800 + n),
  sha256: sha.repeat(64),
  size: 2_048,
  mediaType: 'image/png',
  fileName: sealed('大门.png'),
  note: null,
});
const submit: SubmitRectification = {
  type: 'SubmitRectification',
  data: {
    ...of,
    unit: property,
    evidence: [{ ...piece(1, 'a'), takenOn: null, place: null }],
    statement: sealed('已更换大门'),
    by: acting(manager, property),
    lateEntry: null,
    recordedBy: null,
  },
  ...on('2026-03-12'),
};
const submitted: RectificationEvent = {
  type: 'RectificationSubmitted',
  data: {
    ...of,
    submission: 1,
    submittedOn: '2026-03-12',
    unit: property,
    evidence: [{ ...piece(1, 'a'), version: 1 }],
    statement: sealed('已更换大门'),
    submittedBy: manager,
    submitterUnits: [property.id],
  },
};
const check = (change: Partial<CheckRectification['data']> = {}, today = '2026-03-13'): CheckRectification => ({
  type: 'CheckRectification',
  data: {
    ...of,
    submission: 1,
    onTheSpot: false,
    reviewed: ['a'.repeat(64)],
    destroyed: [],
    result: 'approve',
    reason: null,
    by: acting(townClerk, townOffice),
    calendar,
    lateEntry: null,
    ...change,
  },
  ...on(today),
});
const checkedData: RectificationChecked = {
  ...of,
  submission: 1,
  checkedOn: '2026-03-13',
  onTheSpot: false,
  reviewed: [{ evidenceId: id(701), version: 1, sha256: 'a'.repeat(64) }],
  result: 'approve',
  reason: null,
  due: null,
  checkedBy: townClerk,
  basis: basis(2),
};
const checked: RectificationEvent = { type: 'RectificationChecked', data: checkedData };
const newDue = { ...due, from: '2026-03-13', lastDay: '2026-03-27', dueAt: '2026-03-27T16:00:00.000Z' };
const returned: RectificationEvent = {
  type: 'RectificationChecked',
  data: { ...checkedData, result: 'return', reason: why, due: newDue },
};
const close: CloseRectification = {
  type: 'CloseRectification',
  data: { ...of, by: acting(director, countyOffice), lateEntry: null },
  ...on('2026-03-14'),
};
const closed: RectificationEvent = {
  type: 'RectificationClosed',
  data: { ...place, closedOn: '2026-03-14', closedBy: director, basis: basis(3) },
};
const overdue: RectificationEvent = {
  type: 'RectificationBecameOverdue',
  data: { ...place, lastDay: due.lastDay, overdueAt: due.dueAt, basis: basis(1) },
};
const withdrawn: RectificationEvent = {
  type: 'RectificationWithdrawn',
  data: { ...place, reason: why, withdrawnBy: director },
};
const open = [ordered, signed];
const waiting = [...open, submitted];
const refused = (history: readonly RectificationEvent[], command: RectificationCommand, code: string): void =>
  spec.given(history).when(command).thenRefuses(`RECTIFICATION.${code}`);

describe('a problem that was found', () => {
  it('is ordered to be put right, from the day of the order, in working days', () => {
    spec.given([]).when(order).then([ordered]);
  });

  it('is ordered without a unit where nobody answers for the subject', () => {
    spec
      .given([])
      .when({ ...order, data: { ...order.data, unit: null } })
      .then([withoutUnit]);
  });

  it('is closed at once where it was put right on the spot', () => {
    const once = basis(0);
    spec
      .given([])
      .when({ ...order, data: { ...order.data, putRightOnTheSpot: true } })
      .then([
        ordered,
        {
          type: 'RectificationChecked',
          data: {
            ...of,
            submission: null,
            checkedOn: '2026-03-10',
            onTheSpot: true,
            reviewed: [],
            result: 'approve',
            reason: null,
            due: null,
            checkedBy: assessor,
            basis: once,
          },
        },
        { type: 'RectificationClosed', data: { ...place, closedOn: '2026-03-10', closedBy: assessor, basis: once } },
      ]);
  });

  it('stays open where the programme closes nothing on the spot', () => {
    const strict = { ...rules, onTheSpot: false };
    spec
      .given([])
      .when({ ...order, data: { ...order.data, putRightOnTheSpot: true, rules: strict } })
      .then([orderedWith({ onTheSpot: false })]);
  });

  it('is ordered once, whoever tells it again', () => {
    spec.given([ordered]).when(order).thenNothing();
    refused(
      [ordered],
      { ...order, data: { ...order.data, source: { kind: 'order', id: null, reference: null } } },
      'EXISTS',
    );
  });

  it('was not found later than the order', () => {
    refused([], { ...order, data: { ...order.data, foundOn: '2026-03-11' } }, 'FOUND_IN_FUTURE');
    refused([], { ...order, data: { ...order.data, lateEntry: late('2026-03-11') } }, 'LATE_ENTRY_IN_FUTURE');
  });
});

describe('the unit', () => {
  const assign = (unit = townOffice, given: typeof why | null = why): RectificationCommand => ({
    type: 'AssignRectificationUnit',
    data: { ...of, unit, reason: given, by: director, lateEntry: null },
    ...at,
  });

  it('is named by the office where there is none', () => {
    spec
      .given([withoutUnit])
      .when(assign(townOffice, null))
      .then([
        {
          type: 'RectificationUnitAssigned',
          data: { ...of, was: null, unit: townOffice, reason: null, assignedBy: director },
        },
      ]);
  });

  it('is another only with a reason, and signs anew', () => {
    refused(open, assign(townOffice, null), 'REASON_MISSING');
    const another: RectificationEvent = {
      type: 'RectificationUnitAssigned',
      data: { ...of, was: property, unit: townOffice, reason: why, assignedBy: director },
    };
    spec.given(open).when(assign()).then([another]);
    refused([...open, another], { ...submit, data: { ...submit.data, unit: townOffice } }, 'NOT_SIGNED');
  });

  it('stays where something is submitted, and is quiet when it already is that one', () => {
    refused(waiting, assign(), 'SUBMITTED');
    refused([...waiting, checked, closed], assign(), 'CLOSED');
    spec.given(open).when(assign(property)).thenNothing();
  });
});

describe('signing for it', () => {
  const sign = (unit = property): RectificationCommand => ({
    type: 'SignRectification',
    data: { ...of, unit, by: manager, lateEntry: null, recordedBy: null },
    ...at,
  });

  it('is the unit’s', () => {
    spec.given([ordered]).when(sign()).then([signed]);
    refused([ordered], sign(housing), 'NOT_YOUR_UNIT');
    refused([withoutUnit], sign(), 'NO_UNIT');
    refused([], sign(), 'NOT_FOUND');
  });

  it('happens once, and not after the end', () => {
    spec.given(open).when(sign()).thenNothing();
    refused([...waiting, checked, closed], sign(), 'CLOSED');
  });

  it('is not entered for a day before the order', () => {
    const early = { ...sign(), data: { ...sign().data, lateEntry: late('2026-03-09') } } as RectificationCommand;
    refused([ordered], early, 'LATE_ENTRY_TOO_EARLY');
  });
});

describe('what was done', () => {
  it('is submitted with evidence once it is signed for', () => {
    spec.given(open).when(submit).then([submitted]);
    refused([ordered], submit, 'NOT_SIGNED');
    refused(waiting, submit, 'SUBMITTED');
    refused([...open, withdrawn], submit, 'CLOSED');
    refused(open, { ...submit, data: { ...submit.data, unit: housing } }, 'NOT_YOUR_UNIT');
  });

  it('holds at least one file, each once, and not too many', () => {
    const filed = (evidence: SubmitRectification['data']['evidence']): SubmitRectification => ({
      ...submit,
      data: { ...submit.data, evidence },
    });
    const [one] = submit.data.evidence as readonly [SubmitRectification['data']['evidence'][number]];
    refused(open, filed([]), 'EVIDENCE_EMPTY');
    refused(open, filed([one, one]), 'EVIDENCE_TWICE');
    const many = Array.from({ length: MAX_EVIDENCE + 1 }, (_, n) => ({ ...one, evidenceId: id(2_000 + n) }));
    refused(open, filed(many), 'EVIDENCE_TOO_MANY');
  });

  it('counts versions of a piece on after a return', () => {
    const again = { ...submit, data: { ...submit.data, evidence: [{ ...piece(1, 'b'), takenOn: null, place: null }] } };
    spec
      .given([...waiting, returned])
      .when({ ...again, ...on('2026-03-16') })
      .then([
        {
          type: 'RectificationSubmitted',
          data: {
            ...of,
            submission: 2,
            submittedOn: '2026-03-16',
            unit: property,
            evidence: [{ ...piece(1, 'b'), version: 2 }],
            statement: sealed('已更换大门'),
            submittedBy: manager,
            submitterUnits: [property.id],
          },
        },
      ]);
  });

  it('is not said by the unit, once the time is over, to have been in time: the office records that', () => {
    const after = { now: '2026-03-25T02:00:00.000Z', today: '2026-03-25' };
    const inTime = { ...submit.data, lateEntry: late('2026-03-24') };
    refused([...open, overdue], { ...submit, data: inTime, ...after }, 'LATE_ENTRY_UNDOES_OVERDUE');
    const ofUnit = { ...inTime, recordedBy: director, recorderUnits: [property.id] };
    refused([...open, overdue], { ...submit, data: ofUnit, ...after }, 'LATE_ENTRY_UNDOES_OVERDUE');
    const byOffice = { ...inTime, recordedBy: director, recorderUnits: [countyOffice.id] };
    spec
      .given([...open, overdue])
      .when({ ...submit, data: byOffice, ...after })
      .then([
        {
          type: 'RectificationSubmitted',
          data: { ...submitted.data, submittedOn: '2026-03-24', lateEntry: late('2026-03-24'), recordedBy: director },
        },
      ]);
  });
});

describe('the check', () => {
  it('passes what was submitted', () => {
    spec.given(waiting).when(check()).then([checked]);
  });

  it('returns it with a reason, and the time starts anew', () => {
    spec
      .given(waiting)
      .when(check({ result: 'return', reason: why }))
      .then([returned]);
    refused(waiting, check({ result: 'return' }), 'REASON_MISSING');
  });

  it('is of the latest submission and of every file of it', () => {
    refused(open, check(), 'NOT_SUBMITTED');
    refused([...waiting, checked], check({ by: acting(director, countyOffice) }), 'NOT_SUBMITTED');
    refused(waiting, check({ submission: 2 }), 'SUBMISSION_CHANGED');
    refused(waiting, check({ reviewed: ['b'.repeat(64)] }), 'EVIDENCE_CHANGED');
    refused(waiting, check({ destroyed: [id(801)] }), 'EVIDENCE_DESTROYED');
    refused([...waiting, withdrawn], check(), 'CLOSED');
  });

  it('is never the unit’s own, nor of whoever submitted it, nor of who acts for them', () => {
    refused(waiting, check({ by: acting(manager, townOffice) }), 'OWN_CHECK');
    refused(waiting, check({ by: acting(townClerk, property) }), 'OWN_CHECK');
    refused(waiting, check({ by: acting(delegateOf(manager), countyOffice) }), 'OWN_CHECK');
  });

  it('is not entered for a day before the submission', () => {
    refused(waiting, check({ lateEntry: late('2026-03-11') }), 'LATE_ENTRY_TOO_EARLY');
  });

  it('is quiet when said again', () => {
    spec
      .given([...waiting, checked])
      .when(check())
      .thenNothing();
    spec
      .given([...waiting, returned])
      .when(check({ result: 'return', reason: why }))
      .thenNothing();
  });

  it('closes it on the spot, submitted or not', () => {
    const spot = { submission: null, onTheSpot: true, reviewed: [] };
    const seen: RectificationEvent = {
      type: 'RectificationChecked',
      data: { ...checkedData, ...spot, basis: basis(1) },
    };
    const done: RectificationEvent = {
      type: 'RectificationClosed',
      data: { ...place, closedOn: '2026-03-13', closedBy: townClerk, basis: basis(1) },
    };
    spec.given(open).when(check(spot)).then([seen, done]);
    refused([orderedWith({ onTheSpot: false }), signed], check(spot), 'NOT_ON_THE_SPOT');
    spec
      .given(waiting)
      .when(check({ onTheSpot: true }))
      .then([
        { type: 'RectificationChecked', data: { ...checkedData, onTheSpot: true } },
        {
          type: 'RectificationClosed',
          data: { ...place, closedOn: '2026-03-13', closedBy: townClerk, basis: basis(2) },
        },
      ]);
  });

  it('that finds it undone on the spot gives no more time', () => {
    const spot = { submission: null, onTheSpot: true, reviewed: [], result: 'return', reason: why } as const;
    const seen: RectificationEvent = {
      type: 'RectificationChecked',
      data: { ...checkedData, ...spot, basis: basis(1) },
    };
    spec.given(open).when(check(spot)).then([seen]);
    const dueAt = { type: 'MarkRectificationOverdue', data: { ...of, dueAt: due.dueAt }, ...on('2026-03-25') } as const;
    spec
      .given([...open, seen])
      .when(dueAt)
      .then([
        {
          type: 'RectificationBecameOverdue',
          data: { ...place, lastDay: due.lastDay, overdueAt: due.dueAt, basis: basis(2) },
        },
      ]);
  });
});

describe('closing it', () => {
  it('follows on a check that passed', () => {
    spec
      .given([...waiting, checked])
      .when(close)
      .then([closed]);
    refused(waiting, close, 'NOT_CHECKED');
    refused([...open, withdrawn], close, 'CLOSED');
  });

  it('is never the unit’s own', () => {
    const own = { ...close, data: { ...close.data, by: acting(deputyDirector, property) } };
    refused([...waiting, checked], own, 'OWN_CHECK');
  });

  it('happens once', () => {
    spec
      .given([...waiting, checked, closed])
      .when(close)
      .thenNothing();
  });
});

describe('the clock', () => {
  const mark = (dueAt: string = due.dueAt, now = '2026-03-24T16:00:00.000Z'): RectificationCommand => ({
    type: 'MarkRectificationOverdue',
    data: { ...of, dueAt },
    now,
    today: '2026-03-25',
  });

  it('makes it overdue when it runs out, once', () => {
    spec.given(open).when(mark()).then([overdue]);
    spec
      .given([...open, overdue])
      .when(mark())
      .thenNothing();
    refused(open, mark(due.dueAt, '2026-03-24T15:59:59.999Z'), 'NOT_YET_DUE');
  });

  it('stands still while it is submitted, and starts anew when it is returned', () => {
    spec.given(waiting).when(mark()).thenNothing();
    spec
      .given([...waiting, returned])
      .when(mark())
      .thenNothing();
    spec
      .given([...waiting, returned])
      .when(mark(newDue.dueAt, newDue.dueAt))
      .then([
        {
          type: 'RectificationBecameOverdue',
          data: { ...place, lastDay: newDue.lastDay, overdueAt: newDue.dueAt, basis: basis(3) },
        },
      ]);
  });

  it('is counted anew when the calendar it missed is there', () => {
    const provisional = { ...due, calendar: null };
    const early: RectificationEvent = { type: 'RectificationOrdered', data: { ...orderedData, due: provisional } };
    const revise: RectificationCommand = { type: 'ReviseRectificationDue', data: { ...of, calendar }, ...at };
    spec
      .given([early])
      .when(revise)
      .then([{ type: 'RectificationDueRevised', data: { ...of, previous: provisional, due, basis: basis(0) } }]);
    spec.given([ordered]).when(revise).thenNothing();
    const unknown = { ...calendar, years: [2025] };
    spec
      .given([early])
      .when({ ...revise, data: { ...of, calendar: unknown } })
      .thenNothing();
  });
});

describe('handing it over', () => {
  const transfer = (to: { zh: string; en: string } | null = null): RectificationCommand => ({
    type: 'TransferRectification',
    data: { ...of, to, documentNumber: '清创督〔2026〕2号', reason: null, by: director, lateEntry: null },
    ...on('2026-03-26'),
  });
  const transferred: RectificationEvent = {
    type: 'RectificationTransferred',
    data: {
      ...of,
      to: { zh: '县城管局', en: 'County urban management' },
      documentNumber: '清创督〔2026〕2号',
      reason: null,
      transferredBy: director,
    },
  };

  it('is done by a person once it is overdue, to whom the programme names', () => {
    spec
      .given([...open, overdue])
      .when(transfer())
      .then([transferred]);
    refused(open, transfer(), 'NOT_OVERDUE');
    refused([...open, overdue, withdrawn], transfer(), 'CLOSED');
  });

  it('needs a programme that foresees it, and somebody to hand it to', () => {
    refused([orderedWith({ overdue: 'remind' }), signed, overdue], transfer(), 'TRANSFER_NOT_FORESEEN');
    refused([orderedWith({ transferTo: null }), signed, overdue], transfer(), 'TRANSFER_TARGET_MISSING');
  });

  it('happens once, and leaves the unit to put it right', () => {
    spec
      .given([...open, overdue, transferred])
      .when(transfer())
      .thenNothing();
    spec
      .given([...open, overdue, transferred])
      .when({ ...submit, ...on('2026-03-26') })
      .then([
        {
          type: 'RectificationSubmitted',
          data: { ...submitted.data, submittedOn: '2026-03-26' },
        },
      ]);
  });
});

describe('withdrawing it', () => {
  const withdraw = (by: typeof director | null = director): RectificationCommand => ({
    type: 'WithdrawRectification',
    data: { ...of, reason: why, by, lateEntry: null },
    ...at,
  });

  it('ends it, by a person or because what asked for it was withdrawn', () => {
    spec.given(open).when(withdraw()).then([withdrawn]);
    spec
      .given(open)
      .when(withdraw(null))
      .then([{ type: 'RectificationWithdrawn', data: { ...place, reason: why, withdrawnBy: null } }]);
  });

  it('is refused to a person once it is closed; by rule it stays closed', () => {
    refused([...waiting, checked, closed], withdraw(), 'CLOSED');
    spec
      .given([...waiting, checked, closed])
      .when(withdraw(null))
      .thenNothing();
  });

  it('happens once', () => {
    spec
      .given([...open, withdrawn])
      .when(withdraw())
      .thenNothing();
  });
});

describe('a wrong entry of it', () => {
  const correct = (n: number, value: string | null, by = director): RectificationCommand => ({
    type: 'CorrectRectification',
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
  const proposed = (n: number, value: string | null): RectificationEvent => ({
    type: 'RectificationCorrectionProposed',
    data: proposal(n, value),
  });
  const confirmIt = (n: number, by = deputyDirector): RectificationCommand => ({
    type: 'ConfirmRectificationCorrection',
    data: { ...of, correctionId: id(900 + n), by },
    ...at,
  });
  const decline: RectificationCommand = {
    type: 'DeclineRectificationCorrection',
    data: { ...of, correctionId: id(901), reason: why, by: deputyDirector },
    ...at,
  };
  const was = null;

  it('is put right by one person before anything was decided on it', () => {
    spec
      .given([ordered])
      .when(correct(1, '9号'))
      .then([{ type: 'RectificationCorrected', data: { ...proposal(1, '9号'), was, confirmedBy: null } }]);
    spec.given([ordered]).when(correct(1, was)).thenNothing();
  });

  it('needs a second person afterwards', () => {
    const decided = [ordered, signed, submitted, checked];
    spec
      .given(decided)
      .when(correct(1, '9号'))
      .then([proposed(1, '9号')]);
    const waiting = [...decided, proposed(1, '9号')];
    spec.given(waiting).when(correct(1, '9号')).thenNothing();
    spec.given(waiting).when(correct(2, '10号')).thenRefuses('RECTIFICATION.CORRECTION_PENDING');
    spec.given(waiting).when(confirmIt(1, director)).thenRefuses('RECTIFICATION.CORRECTION_BY_SAME_PERSON');
    spec.given(waiting).when(confirmIt(2)).thenRefuses('RECTIFICATION.CORRECTION_UNKNOWN');
    const corrected: RectificationEvent = {
      type: 'RectificationCorrected',
      data: { ...proposal(1, '9号'), was, confirmedBy: deputyDirector },
    };
    spec.given(waiting).when(confirmIt(1)).then([corrected]);
    spec
      .given([...waiting, corrected])
      .when(confirmIt(1))
      .thenRefuses('RECTIFICATION.CORRECTION_UNKNOWN');
    spec
      .given([...waiting, corrected])
      .when(correct(3, '9号'))
      .thenNothing();
  });

  it('may be left as it is', () => {
    const waiting = [...[ordered, signed, submitted, checked], proposed(1, '9号')];
    const declined: RectificationEvent = {
      type: 'RectificationCorrectionDeclined',
      data: { ...of, correctionId: id(901), reason: why, declinedBy: deputyDirector },
    };
    spec.given(waiting).when(decline).then([declined]);
    spec
      .given([...waiting, declined])
      .when(decline)
      .thenRefuses('RECTIFICATION.CORRECTION_UNKNOWN');
  });
});
