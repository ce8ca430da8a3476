import { addDays, endOfLocalDate, type LateEntry, type WorkingCalendar } from '@gongjian/shared-kernel';
import { decider, sealedForTest } from '@gongjian/shared-testing';
import {
  acting,
  at,
  calendar,
  countyOffice,
  definition,
  delegateOf,
  deputyDirector,
  director,
  head,
  housing,
  id,
  item,
  lateItem,
  liaison,
  order,
  person,
  planId,
  property,
  reason,
  rules,
  taskId,
  townClerk,
  townOffice,
  units,
} from '../testing/campaign.js';
import type { ReassignTask, ReviewEvidence, SubmitEvidence, TaskCommand } from './task.commands.js';
import { taskDecider } from './task.decider.js';
import { MAX_EVIDENCE } from '../evidence/evidence.js';
import type {
  EvidenceReviewed,
  EvidenceSubmitted,
  TaskAssigned,
  TaskCorrection,
  TaskEvent,
  TaskUnit,
} from './task.events.js';

const spec = decider(taskDecider);
const why = reason('incomplete', '缺少三号楼的照片');
const basis = (revision: number) => ({
  programme: rules.programme,
  version: 1,
  rules: 2,
  inputs: [{ stream: `task-${taskId}`, revision: String(revision) }],
});

const assign = {
  type: 'AssignTask',
  data: {
    taskId,
    planId,
    planRevision: '4',
    itemId: item.itemId,
    rules,
    source: item.source,
    heading: item.heading,
    content: item.content,
    deliverables: item.deliverables,
    units,
    persons: [person],
    dueOn: '2026-04-30',
    dueRule: { kind: 'stated' },
    order,
    lateEntry: null,
    calendar,
  },
  ...at,
} as const;
const assignedData: TaskAssigned = {
  taskId,
  planId,
  planRevision: '4',
  itemId: item.itemId,
  rules,
  source: item.source,
  heading: item.heading,
  content: item.content,
  deliverables: item.deliverables,
  units,
  persons: [person],
  due: {
    on: '2026-04-30',
    rule: { kind: 'stated' },
    lastDay: '2026-04-30',
    overdueAt: '2026-05-01T16:00:00.000Z',
    remindAt: '2026-04-24T16:00:00.000Z',
    calendar: 'cn-2026.1',
  },
  order,
  lateEntry: null,
};
const assigned: TaskEvent = { type: 'TaskAssigned', data: assignedData };
const signed: TaskEvent = { type: 'TaskSignedFor', data: { taskId, unit: housing, signedBy: liaison } };
const refused: TaskEvent = { type: 'TaskRefused', data: { taskId, unit: housing, reason: why, refusedBy: head } };
const withdrawn: TaskEvent = { type: 'TaskWithdrawn', data: { taskId, reason: why, withdrawnBy: director } };
const asked: TaskEvent = {
  type: 'TaskExtensionRequested',
  data: { taskId, requestId: id(61), unit: housing, until: '2026-05-15', reason: why, askedBy: liaison },
};
const extended: TaskEvent = {
  type: 'TaskExtended',
  data: {
    taskId,
    requestId: id(61),
    wasDueOn: '2026-04-30',
    due: {
      on: '2026-05-15',
      rule: { kind: 'extended', requestId: id(61) },
      lastDay: '2026-05-15',
      overdueAt: '2026-05-16T16:00:00.000Z',
      remindAt: '2026-05-09T16:00:00.000Z',
      calendar: 'cn-2026.1',
    },
    note: null,
    decidedBy: director,
    basis: basis(2),
  },
};
const file = (n: number, sha = String(n)) => ({
  evidenceId: id(70 + n),
  fileId: id(80 + n),
  sha256: sha.repeat(64).slice(0, 64),
  size: 100 * n,
  mediaType: 'image/png',
  fileName: sealedForTest(`照片${n}.png`),
  note: null,
});
const filed = (n: number, sha = String(n)) => ({ ...file(n, sha), takenOn: null, place: null });
const first: EvidenceSubmitted = {
  taskId,
  submission: 1,
  unit: housing,
  evidence: [
    { ...file(1), version: 1 },
    { ...file(2), version: 1 },
  ],
  statement: null,
  submittedBy: liaison,
  submitterUnits: [housing.id],
};
const submitted: TaskEvent = { type: 'EvidenceSubmitted', data: first };
const reviewedSet = first.evidence.map(({ evidenceId, version, sha256 }) => ({ evidenceId, version, sha256 }));
const approval = (
  level: number,
  by: EvidenceReviewed['reviewer'],
  revision: number,
): Extract<TaskEvent, { readonly type: 'EvidenceReviewed' }> => ({
  type: 'EvidenceReviewed',
  data: {
    taskId,
    submission: 1,
    level,
    actedBy: definition.tasks.review[level - 1]?.actedBy ?? 'office',
    reviewed: reviewedSet,
    result: 'approve',
    reason: null,
    due: null,
    reviewer: by,
    basis: basis(revision),
  },
});
const returnedAtTown: TaskEvent = {
  type: 'EvidenceReviewed',
  data: {
    taskId,
    submission: 1,
    level: 2,
    actedBy: 'town',
    reviewed: reviewedSet,
    result: 'return',
    reason: why,
    due: {
      on: '2026-03-20',
      rule: { kind: 'returned', submission: 1, level: 2 },
      lastDay: '2026-03-20',
      overdueAt: '2026-03-21T16:00:00.000Z',
      remindAt: '2026-03-14T16:00:00.000Z',
      calendar: 'cn-2026.1',
    },
    reviewer: townClerk,
    basis: basis(3),
  },
};
const open: readonly TaskEvent[] = [assigned, signed];
const underReview: readonly TaskEvent[] = [...open, submitted];
const atTown: readonly TaskEvent[] = [...underReview, approval(1, head, 2)];
const atOffice: readonly TaskEvent[] = [...atTown, approval(2, townClerk, 3)];
const completed: readonly TaskEvent[] = [
  ...atOffice,
  approval(3, director, 4),
  { type: 'TaskCompleted', data: { taskId, submission: 1, basis: basis(4) } },
];
const returned: readonly TaskEvent[] = [...atTown, returnedAtTown];

const deliver = (unit = housing) =>
  ({ type: 'RecordTaskDelivery', data: { taskId, unit, way: 'paper', lateEntry: null }, ...at }) as const;
const onTime = { lateEntry: null, recordedBy: null } as const;
const sign = (unit = housing) =>
  ({ type: 'SignForTask', data: { taskId, unit, by: liaison, ...onTime }, ...at }) as const;
const refuse = (unit = housing) =>
  ({ type: 'RefuseTask', data: { taskId, unit, reason: why, by: head, ...onTime }, ...at }) as const;
const request = (until = '2026-05-15', requestId = id(61)) =>
  ({
    type: 'RequestExtension',
    data: { taskId, requestId, unit: housing, until, reason: why, by: liaison, ...onTime },
    ...at,
  }) as const;
const grant = (until: string | null = null, by = director) =>
  ({
    type: 'GrantExtension',
    data: { taskId, requestId: id(61), until, note: null, by, calendar, lateEntry: null },
    ...at,
  }) as const;
const refuseExtension = (by = director) =>
  ({ type: 'RefuseExtension', data: { taskId, requestId: id(61), reason: why, by, lateEntry: null }, ...at }) as const;
const submit = (change: Partial<SubmitEvidence['data']> = {}): SubmitEvidence => ({
  type: 'SubmitEvidence',
  data: {
    taskId,
    unit: housing,
    evidence: [filed(1), filed(2)],
    statement: null,
    by: acting(liaison, housing),
    ...onTime,
    ...change,
  },
  ...at,
});
const review = (change: Partial<ReviewEvidence['data']> = {}): ReviewEvidence => ({
  type: 'ReviewEvidence',
  data: {
    taskId,
    submission: 1,
    level: 1,
    reviewed: first.evidence.map(({ sha256 }) => sha256),
    destroyed: [],
    result: 'approve',
    reason: null,
    newDueOn: null,
    by: acting(head, housing),
    calendar,
    lateEntry: null,
    ...change,
  },
  ...at,
});
const townReview = (change: Partial<ReviewEvidence['data']> = {}): ReviewEvidence =>
  review({ level: 2, by: acting(townClerk, townOffice), ...change });
const giveBack = { result: 'return', reason: why, newDueOn: '2026-03-20' } as const;
const withdraw = { type: 'WithdrawTask', data: { taskId, reason: why, by: director, lateEntry: null }, ...at } as const;
const reassign = (
  to: readonly TaskUnit[],
  dueOn = '2026-05-20',
  documentNumber: string | null = null,
  lateEntry: LateEntry | null = null,
): ReassignTask => ({
  type: 'ReassignTask',
  data: { taskId, units: to, persons: [], dueOn, documentNumber, reason: why, by: director, calendar, lateEntry },
  ...at,
});
const later = { now: '2026-06-01T00:00:00.000Z', today: '2026-06-01' } as const;
const overdueAt = assignedData.due.overdueAt;
const markOverdue = (dueAt = overdueAt, when: { now: string; today: string } = later) =>
  ({ type: 'MarkTaskOverdue', data: { taskId, dueAt }, ...when }) as const;
const remind = (dueAt = '2026-04-24T16:00:00.000Z', when: { now: string; today: string } = later) =>
  ({ type: 'RemindTask', data: { taskId, dueAt }, ...when }) as const;
const correct = (correction: TaskCorrection, correctionId = id(52)) =>
  ({
    type: 'CorrectTask',
    data: { taskId, correctionId, corrects: id(92), correction, reason: why, by: director, calendar },
    ...at,
  }) as const;
const confirm = (by = deputyDirector) =>
  ({ type: 'ConfirmTaskCorrection', data: { taskId, correctionId: id(52), by, calendar }, ...at }) as const;
const decline = {
  type: 'DeclineTaskCorrection',
  data: { taskId, correctionId: id(52), reason: why, by: deputyDirector },
  ...at,
} as const;
const reexamine = {
  type: 'ReexamineDecisions',
  data: { taskId, correctionId: id(52), outcome: 'stands', reason: why, by: deputyDirector },
  ...at,
} as const;
const revise = (years: readonly number[] = [2026, 2027]) =>
  ({ type: 'ReviseTaskDue', data: { taskId, calendar: { ...calendar2027, years } }, ...later }) as const;
const calendar2027: WorkingCalendar = {
  version: 'cn-2027.1',
  years: [2026, 2027],
  holidays: ['2027-05-03', '2027-05-04'],
  workdays: ['2027-04-25'],
};
const late: LateEntry = { effectiveOn: '2026-03-09', reason: why };

describe('assigning a task', () => {
  it('records who must do what by when, and starts the clock', () => {
    spec.given([]).when(assign).then([assigned]);
  });
  it('refuses a task without a bound unit, a unit twice, and a due date gone by', () => {
    const refuses = (change: object, code: string): void =>
      spec
        .given([])
        .when({ ...assign, data: { ...assign.data, ...change } })
        .thenRefuses(code);
    refuses({ units: [{ role: 'assisting', unit: property }] }, 'TASK.NO_UNIT');
    refuses({ units: [...units, { role: 'responsible', unit: housing }] }, 'TASK.UNIT_TWICE');
    refuses({ dueOn: '2026-03-09' }, 'TASK.DUE_IN_PAST');
    refuses({ lateEntry: { effectiveOn: '2026-03-11', reason: why } }, 'TASK.LATE_ENTRY_IN_FUTURE');
  });
  it('takes a late entry whose due date is over, with a clock that has run out', () => {
    spec
      .given([])
      .when({ ...assign, data: { ...assign.data, dueOn: '2026-03-05', lateEntry: lateItem.lateEntry } })
      .then([
        {
          type: 'TaskAssigned',
          data: {
            ...assignedData,
            lateEntry: lateItem.lateEntry,
            due: {
              on: '2026-03-05',
              rule: { kind: 'stated' },
              lastDay: '2026-03-05',
              overdueAt: '2026-03-06T16:00:00.000Z',
              remindAt: null,
              calendar: 'cn-2026.1',
            },
          },
        },
      ]);
  });
  it('stays quiet when the plan item has its task, and refuses another under the id', () => {
    spec.given([assigned]).when(assign).thenNothing();
    spec
      .given([assigned])
      .when({ ...assign, data: { ...assign.data, itemId: null } })
      .thenRefuses('TASK.ALREADY_ASSIGNED');
  });
});

describe('a task that does not exist', () => {
  it.each<TaskCommand>([
    deliver(),
    sign(),
    refuse(),
    request(),
    grant(),
    refuseExtension(),
    submit(),
    review(),
    withdraw,
    reassign(units),
    markOverdue(),
    remind(),
    revise(),
    correct({ field: 'heading', value: '别的' }),
    confirm(),
    decline,
    reexamine,
  ])('refuses $type', (command) => {
    spec.given([]).when(command).thenRefuses('TASK.NOT_FOUND');
  });
});

describe('delivering a task', () => {
  const delivered: TaskEvent = { type: 'TaskDelivered', data: { taskId, unit: housing, way: 'paper' } };
  it('is a fact of its own', () => spec.given([assigned]).when(deliver()).then([delivered]));
  it('refuses a unit that has no part in it', () => {
    spec.given([assigned]).when(deliver(countyOffice)).thenRefuses('TASK.NOT_YOUR_UNIT');
    spec.given(completed).when(deliver()).thenRefuses('TASK.NOT_OPEN');
  });
  it('stays quiet when it was delivered that way', () => {
    spec.given([assigned, delivered]).when(deliver()).thenNothing();
  });
});

describe('signing for a task', () => {
  it('binds the unit', () => {
    spec.given([assigned]).when(sign()).then([signed]);
    expect(spec.given(open).state().status).toBe('signedFor');
  });
  it('of an assisting unit does not speak for the bound one', () => {
    const assisting: TaskEvent = { type: 'TaskSignedFor', data: { taskId, unit: property, signedBy: liaison } };
    spec.given([assigned]).when(sign(property)).then([assisting]);
    expect(spec.given([assigned, assisting]).state().status).toBe('assigned');
  });
  it('refuses another unit and a task that is over', () => {
    spec.given([assigned]).when(sign(countyOffice)).thenRefuses('TASK.NOT_YOUR_UNIT');
    spec.given([assigned, withdrawn]).when(sign()).thenRefuses('TASK.NOT_OPEN');
    spec.given([assigned, refused]).when(sign()).thenRefuses('TASK.NOT_OPEN');
  });
  it('stays quiet when the unit has signed', () => spec.given(open).when(sign()).thenNothing());
});

describe('refusing a task', () => {
  it('is recorded with its reason', () => spec.given([assigned]).when(refuse()).then([refused]));
  it('refuses after signing, an assisting unit, and a task that is over', () => {
    spec.given(open).when(refuse()).thenRefuses('TASK.ALREADY_SIGNED_FOR');
    spec.given([assigned]).when(refuse(property)).thenRefuses('TASK.NOT_YOUR_UNIT');
    spec.given([assigned, withdrawn]).when(refuse()).thenRefuses('TASK.NOT_OPEN');
  });
  it('stays quiet when it was refused', () => spec.given([assigned, refused]).when(refuse()).thenNothing());
});

describe('asking for an extension', () => {
  it('is recorded with its reason', () => spec.given(open).when(request()).then([asked]));
  it('refuses what the rules do not allow', () => {
    spec.given([assigned]).when(request()).thenRefuses('TASK.NOT_SIGNED_FOR');
    spec.given(underReview).when(request()).thenRefuses('TASK.NOT_OPEN');
    spec.given(open).when(request('2026-04-30')).thenRefuses('TASK.EXTENSION_NOT_LATER');
    spec
      .given([...open, asked])
      .when(request('2026-06-01', id(62)))
      .thenRefuses('TASK.EXTENSION_PENDING');
    spec
      .given([...open, asked, extended])
      .when(request('2026-06-01', id(62)))
      .thenRefuses('TASK.EXTENSION_TOO_OFTEN');
    spec
      .given(open)
      .when({ ...request(), today: '2026-04-28' })
      .thenRefuses('TASK.EXTENSION_TOO_LATE');
    const without: TaskEvent = {
      type: 'TaskAssigned',
      data: { ...assignedData, rules: { ...rules, extension: null } },
    };
    spec.given([without, signed]).when(request()).thenRefuses('TASK.EXTENSION_NOT_FORESEEN');
    spec
      .given(open)
      .when({ ...request(), data: { ...request().data, unit: property } })
      .thenRefuses('TASK.NOT_YOUR_UNIT');
  });
  it('stays quiet when that request waits', () =>
    spec
      .given([...open, asked])
      .when(request())
      .thenNothing());
});

describe('deciding on an extension', () => {
  it('grants it with its basis and a new clock', () => {
    spec
      .given([...open, asked])
      .when(grant())
      .then([extended]);
  });
  it('may grant another date', () => {
    const until = '2026-05-08';
    spec
      .given([...open, asked])
      .when(grant(until))
      .then([
        {
          type: 'TaskExtended',
          data: {
            ...extended.data,
            due: {
              on: until,
              rule: { kind: 'extended', requestId: id(61) },
              lastDay: until,
              overdueAt: '2026-05-09T16:00:00.000Z',
              remindAt: '2026-05-02T16:00:00.000Z',
              calendar: 'cn-2026.1',
            },
          },
        },
      ]);
    spec
      .given([...open, asked])
      .when(grant('2026-04-30'))
      .thenRefuses('TASK.EXTENSION_NOT_LATER');
  });
  it('refuses it with its reason', () => {
    spec
      .given([...open, asked])
      .when(refuseExtension())
      .then([
        {
          type: 'TaskExtensionRefused',
          data: { taskId, requestId: id(61), reason: why, decidedBy: director, basis: basis(2) },
        },
      ]);
  });
  it('is not for the person who asked, and needs a request', () => {
    spec
      .given([...open, asked])
      .when(grant(null, liaison))
      .thenRefuses('TASK.OWN_REQUEST');
    spec
      .given([...open, asked])
      .when(refuseExtension(liaison))
      .thenRefuses('TASK.OWN_REQUEST');
    spec
      .given([...open, asked])
      .when(grant(null, delegateOf(liaison)))
      .thenRefuses('TASK.OWN_REQUEST');
    spec.given(open).when(grant()).thenRefuses('TASK.EXTENSION_UNKNOWN');
    spec.given(open).when(refuseExtension()).thenRefuses('TASK.EXTENSION_UNKNOWN');
    spec
      .given([...open, asked, submitted])
      .when(grant())
      .thenRefuses('TASK.EXTENSION_UNKNOWN');
  });
  it('stays quiet when it is granted', () => {
    spec
      .given([...open, asked, extended])
      .when(grant())
      .thenNothing();
    spec
      .given([...open, asked, extended])
      .when(grant('2026-05-15'))
      .thenNothing();
    spec
      .given([...open, asked, extended, submitted])
      .when(grant())
      .thenNothing();
  });
  it('tells when it was decided before, and otherwise', () => {
    const granted = [...open, asked, extended];
    const refusedRequest: TaskEvent = {
      type: 'TaskExtensionRefused',
      data: { taskId, requestId: id(61), reason: why, decidedBy: director, basis: basis(2) },
    };
    const refused_ = [...open, asked, refusedRequest];
    for (const [history, command] of [
      [granted, grant('2026-05-20')],
      [granted, grant(null, deputyDirector)],
      [granted, refuseExtension()],
      [refused_, grant()],
      [refused_, refuseExtension(deputyDirector)],
    ] as const) {
      spec.given(history).when(command).thenRefuses('TASK.EXTENSION_DECIDED');
    }
    spec.given(refused_).when(refuseExtension()).thenNothing();
  });
});

describe('submitting evidence', () => {
  it('numbers the set and the versions', () => spec.given(open).when(submit()).then([submitted]));
  it('counts versions of a piece that was filed before, and keeps one that did not change', () => {
    spec
      .given(returned)
      .when(submit({ evidence: [filed(1, 'f'), filed(2), filed(3)] }))
      .then([
        {
          type: 'EvidenceSubmitted',
          data: {
            ...first,
            submission: 2,
            evidence: [
              { ...file(1, 'f'), version: 2 },
              { ...file(2), version: 1 },
              { ...file(3), version: 1 },
            ],
          },
        },
      ]);
  });
  it('refuses before signing, during a review, without files, with a piece twice, and from others', () => {
    spec.given([assigned]).when(submit()).thenRefuses('TASK.NOT_SIGNED_FOR');
    spec.given(underReview).when(submit()).thenRefuses('TASK.NOT_OPEN');
    spec.given(completed).when(submit()).thenRefuses('TASK.NOT_OPEN');
    spec
      .given(open)
      .when(submit({ evidence: [] }))
      .thenRefuses('TASK.EVIDENCE_EMPTY');
    spec
      .given(open)
      .when(submit({ evidence: [filed(1), filed(1)] }))
      .thenRefuses('TASK.EVIDENCE_TWICE');
    const many = Array.from({ length: MAX_EVIDENCE + 1 }, (_, n) => ({ ...filed(1), evidenceId: id(2_000 + n) }));
    spec
      .given(open)
      .when(submit({ evidence: many }))
      .thenRefuses('TASK.EVIDENCE_TOO_MANY');
    spec
      .given(open)
      .when(submit({ unit: property }))
      .thenRefuses('TASK.NOT_YOUR_UNIT');
  });
});

describe('reviewing evidence', () => {
  it('passes through the levels in order and completes the task at the last', () => {
    spec
      .given(underReview)
      .when(review())
      .then([approval(1, head, 2)]);
    spec
      .given(atTown)
      .when(townReview())
      .then([approval(2, townClerk, 3)]);
    spec
      .given(atOffice)
      .when(review({ level: 3, by: acting(director, countyOffice) }))
      .then(completed.slice(-2));
    expect(spec.given(completed).state().status).toBe('completed');
  });
  it('gives back at any level with a reason and a new clock', () => {
    spec.given(atTown).when(townReview(giveBack)).then([returnedAtTown]);
    expect(spec.given(returned).state()).toMatchObject({ status: 'returned', overdue: false });
  });
  it('starts at level 1 again after a return', () => {
    const again: TaskEvent = { type: 'EvidenceSubmitted', data: { ...first, submission: 2 } };
    expect(spec.given([...returned, again]).state()).toMatchObject({ status: 'submitted', level: 1 });
    spec
      .given([...returned, again])
      .when(townReview({ submission: 2 }))
      .thenRefuses('TASK.LEVEL_CHANGED');
  });
  it('refuses a return without reason, without date, or with a date gone by', () => {
    spec
      .given(atTown)
      .when(townReview({ ...giveBack, reason: null }))
      .thenRefuses('TASK.RETURN_NEEDS_REASON');
    spec
      .given(atTown)
      .when(townReview({ ...giveBack, newDueOn: null }))
      .thenRefuses('TASK.RETURN_NEEDS_DUE_DATE');
    spec
      .given(atTown)
      .when(townReview({ ...giveBack, newDueOn: '2026-03-09' }))
      .thenRefuses('TASK.DUE_IN_PAST');
  });
  it('refuses what was not reviewed as it was submitted', () => {
    spec
      .given(underReview)
      .when(review({ submission: 2 }))
      .thenRefuses('TASK.SUBMISSION_CHANGED');
    spec
      .given(underReview)
      .when(review({ level: 2 }))
      .thenRefuses('TASK.LEVEL_CHANGED');
    spec
      .given(underReview)
      .when(review({ reviewed: [] }))
      .thenRefuses('TASK.EVIDENCE_CHANGED');
    spec
      .given(underReview)
      .when(review({ reviewed: [file(1).sha256, file(3).sha256] }))
      .thenRefuses('TASK.EVIDENCE_CHANGED');
    spec.given(open).when(review()).thenRefuses('TASK.NOT_SUBMITTED');
    spec.given(completed).when(townReview()).thenRefuses('TASK.NOT_SUBMITTED');
  });
  it('lets nobody review what they submitted, nor what their unit did but for the unit head', () => {
    spec
      .given(underReview)
      .when(review({ by: acting(liaison, housing) }))
      .thenRefuses('TASK.OWN_SUBMISSION');
    spec
      .given(underReview)
      .when(review({ by: acting(delegateOf(liaison), countyOffice) }))
      .thenRefuses('TASK.OWN_SUBMISSION');
    const byDelegate: TaskEvent = { type: 'EvidenceSubmitted', data: { ...first, submittedBy: delegateOf(head) } };
    spec
      .given([...open, byDelegate])
      .when(review())
      .thenRefuses('TASK.OWN_SUBMISSION');
    spec
      .given(atTown)
      .when(townReview({ by: acting(townClerk, townOffice, housing) }))
      .thenRefuses('TASK.OWN_UNIT_SUBMISSION');
    const both: TaskEvent = {
      type: 'EvidenceSubmitted',
      data: { ...first, submitterUnits: [housing.id, townOffice.id] },
    };
    spec
      .given([...open, both, approval(1, head, 2)])
      .when(townReview())
      .thenRefuses('TASK.OWN_UNIT_SUBMISSION');
  });
  it('stays quiet when that person decided so already', () => {
    spec.given(atTown).when(review()).thenNothing();
    spec.given(returned).when(townReview(giveBack)).thenNothing();
    spec
      .given(completed)
      .when(review({ level: 3, by: acting(director, countyOffice) }))
      .thenNothing();
  });
  it('tells when the same person says something else of the same level', () => {
    const refuses = (history: readonly TaskEvent[], command: ReviewEvidence): void =>
      spec.given(history).when(command).thenRefuses('TASK.ALREADY_REVIEWED');
    refuses(returned, townReview({ ...giveBack, newDueOn: '2026-03-25' }));
    refuses(returned, townReview({ ...giveBack, reason: reason('incomplete', '缺少二号楼的照片') }));
    refuses(returned, townReview());
    refuses(atTown, review(giveBack));
    refuses(atTown, review({ reason: why }));
    refuses(atTown, review({ reviewed: [] }));
    refuses(atTown, review({ lateEntry: late }));
  });
  it('does not approve evidence that was destroyed meanwhile, and can return it', () => {
    const destroyed = [id(81)];
    spec.given(underReview).when(review({ destroyed })).thenRefuses('TASK.EVIDENCE_DESTROYED');
    spec
      .given(atTown)
      .when(townReview({ ...giveBack, destroyed }))
      .then([returnedAtTown]);
  });
});

describe('withdrawing a task', () => {
  it('is recorded with its reason, whatever it waits for', () => {
    for (const history of [[assigned], open, underReview, returned, [assigned, refused]]) {
      spec.given(history).when(withdraw).then([withdrawn]);
    }
  });
  it('refuses a completed task', () => spec.given(completed).when(withdraw).thenRefuses('TASK.NOT_OPEN'));
  it('stays quiet when it was withdrawn', () => spec.given([assigned, withdrawn]).when(withdraw).thenNothing());
});

describe('reassigning a task', () => {
  const to: readonly TaskUnit[] = [{ role: 'responsible', unit: property }];
  const reassigned: TaskEvent = {
    type: 'TaskReassigned',
    data: {
      taskId,
      units: to,
      persons: [],
      due: {
        on: '2026-05-20',
        rule: { kind: 'reassigned' },
        lastDay: '2026-05-20',
        overdueAt: '2026-05-21T16:00:00.000Z',
        remindAt: '2026-05-14T16:00:00.000Z',
        calendar: 'cn-2026.1',
      },
      previous: { units, persons: [person], due: assignedData.due },
      reason: why,
      reassignedBy: director,
    },
  };
  it('names the previous assignment and starts a new clock', () => {
    spec.given(open).when(reassign(to)).then([reassigned]);
    spec.given([assigned, refused]).when(reassign(to)).then([reassigned]);
    expect(spec.given([...open, reassigned]).state()).toMatchObject({ status: 'assigned', signedFor: [] });
  });
  it('refuses during a review, after the end, and without a bound unit', () => {
    spec.given(underReview).when(reassign(to)).thenRefuses('TASK.NOT_OPEN');
    spec.given(completed).when(reassign(to)).thenRefuses('TASK.NOT_OPEN');
    spec.given(open).when(reassign([])).thenRefuses('TASK.NO_UNIT');
    spec.given(open).when(reassign(to, '2026-03-01')).thenRefuses('TASK.DUE_IN_PAST');
  });
  it('may rest on an order of its own, which the next reader finds', () => {
    const ordered: TaskEvent = {
      type: 'TaskReassigned',
      data: { ...reassigned.data, documentNumber: '清创〔2026〕5号' },
    };
    spec
      .given(open)
      .when(reassign(to, '2026-05-20', '清创〔2026〕5号'))
      .then([ordered]);
    expect(spec.given([...open, ordered]).state()).toMatchObject({ documentNumber: '清创〔2026〕5号' });
  });
  it('stays quiet when it is assigned so', () => {
    spec.given([assigned, reassigned]).when(reassign(to)).thenNothing();
  });
});

describe('a clock', () => {
  const place = { planId, heading: item.heading, unit: housing };
  const overdue: TaskEvent = {
    type: 'TaskBecameOverdue',
    data: { taskId, dueOn: '2026-04-30', overdueAt, basis: basis(1), place },
  };
  const reminded: TaskEvent = {
    type: 'TaskReminded',
    data: { taskId, dueOn: '2026-04-30', remindAt: '2026-04-24T16:00:00.000Z', basis: basis(1) },
  };
  it('that runs out makes the task overdue', () => spec.given(open).when(markOverdue()).then([overdue]));
  it('reminds before', () => spec.given(open).when(remind()).then([reminded]));
  it('stays quiet when it was said, when evidence waits for review, and when another clock runs', () => {
    spec
      .given([...open, overdue])
      .when(markOverdue())
      .thenNothing();
    spec
      .given([...open, reminded])
      .when(remind())
      .thenNothing();
    spec.given(underReview).when(markOverdue()).thenNothing();
    spec.given(underReview).when(remind()).thenNothing();
    spec.given(returned).when(markOverdue()).thenNothing();
    spec
      .given([...open, asked, extended])
      .when(markOverdue())
      .thenNothing();
  });
  it('runs out again after a return', () => {
    const second = '2026-03-21T16:00:00.000Z';
    spec
      .given(returned)
      .when(markOverdue(second))
      .then([
        {
          type: 'TaskBecameOverdue',
          data: { taskId, dueOn: '2026-03-20', overdueAt: second, basis: basis(returned.length - 1), place },
        },
      ]);
  });
  it('that had run out is overdue no longer once the task moves, and that is said', () => {
    const ended = (because: 'refused' | 'withdrawn', revision: number): TaskEvent => ({
      type: 'TaskOverdueEnded',
      data: { taskId, overdueAt, because, basis: basis(revision) },
    });
    spec
      .given([assigned, overdue])
      .when(refuse())
      .then([refused, ended('refused', 1)]);
    spec
      .given([...open, overdue])
      .when(withdraw)
      .then([withdrawn, ended('withdrawn', 2)]);
    spec.given(open).when(withdraw).then([withdrawn]);
  });
  it('does not run out early', () => {
    spec.given(open).when(markOverdue(overdueAt, at)).thenRefuses('TASK.NOT_YET_DUE');
    spec.given(open).when(remind(undefined, at)).thenRefuses('TASK.NOT_YET_DUE');
  });
  it('left over from an extension that was granted late starts anew', () => {
    expect(spec.given([...open, asked, overdue, extended]).state()).toMatchObject({ overdue: false });
  });
});

describe('a due date whose year has no calendar yet', () => {
  const on = (dueOn: string, calendar_: string | null = null) => ({
    on: dueOn,
    rule: { kind: 'stated' as const },
    lastDay: dueOn,
    overdueAt: endOfLocalDate(addDays(dueOn, 1)),
    remindAt: endOfLocalDate(addDays(dueOn, -6)),
    calendar: calendar_,
  });
  const provisional = (dueOn: string): TaskEvent => ({
    type: 'TaskAssigned',
    data: { ...assignedData, due: on(dueOn) },
  });
  const revised = (dueOn: string, due: object, revision: number): TaskEvent => ({
    type: 'TaskDueRevised',
    data: { taskId, previous: on(dueOn), due: { ...on(dueOn, 'cn-2027.1'), ...due }, basis: basis(revision) },
  });
  const moved = { lastDay: '2027-05-05', overdueAt: '2027-05-06T16:00:00.000Z', remindAt: '2027-04-29T16:00:00.000Z' };
  it('is provisional', () => {
    spec
      .given([])
      .when({ ...assign, data: { ...assign.data, dueOn: '2027-05-03' } })
      .then([provisional('2027-05-03')]);
  });
  it('moves with the calendar, once that is there', () => {
    spec
      .given([provisional('2027-05-03'), signed])
      .when(revise())
      .then([revised('2027-05-03', moved, 1)]);
  });
  it('keeps its clock when the calendar says nothing else', () => {
    const history = [provisional('2027-06-01'), signed];
    spec
      .given(history)
      .when(revise())
      .then([revised('2027-06-01', {}, 1)]);
    const overdue: TaskEvent = {
      type: 'TaskBecameOverdue',
      data: { taskId, dueOn: '2027-06-01', overdueAt: on('2027-06-01').overdueAt, basis: basis(1) },
    };
    expect(spec.given([...history, overdue, revised('2027-06-01', {}, 2)]).state()).toMatchObject({ overdue: true });
  });
  it('that was found overdue on a day off runs again', () => {
    const overdue: TaskEvent = {
      type: 'TaskBecameOverdue',
      data: { taskId, dueOn: '2027-05-03', overdueAt: on('2027-05-03').overdueAt, basis: basis(1) },
    };
    const history = [provisional('2027-05-03'), signed, overdue, revised('2027-05-03', moved, 2)];
    expect(spec.given(history).state()).toMatchObject({ overdue: false, due: { lastDay: '2027-05-05' } });
  });
  it('stays as it is while the year is missing, when it was counted, and when no clock runs', () => {
    spec
      .given([provisional('2027-05-03')])
      .when(revise([2026]))
      .thenNothing();
    spec
      .given([provisional('2027-05-03'), revised('2027-05-03', moved, 0)])
      .when(revise())
      .thenNothing();
    spec.given(open).when(revise()).thenNothing();
    spec
      .given([provisional('2027-05-03'), signed, submitted])
      .when(revise())
      .thenNothing();
    spec
      .given([provisional('2027-05-03'), withdrawn])
      .when(revise())
      .thenNothing();
  });
});

describe('an act that is recorded late', () => {
  const clerk = { lateEntry: late, recordedBy: director };
  const lateSigned: TaskEvent = {
    type: 'TaskSignedFor',
    data: { taskId, unit: housing, signedBy: liaison, lateEntry: late, recordedBy: director },
  };
  const lateSubmission: EvidenceSubmitted = { ...first, lateEntry: late, recordedBy: director };
  it('tells when it took effect, why it was recorded late, who did it and who recorded it', () => {
    const { by } = sign().data;
    spec
      .given([assigned])
      .when({ ...sign(), data: { taskId, unit: housing, by, ...clerk } })
      .then([lateSigned]);
    spec
      .given([assigned])
      .when({ ...refuse(), data: { ...refuse().data, ...clerk } })
      .then([{ type: 'TaskRefused', data: { ...refused.data, ...clerk } }]);
    spec
      .given(open)
      .when(submit(clerk))
      .then([{ type: 'EvidenceSubmitted', data: lateSubmission }]);
    spec
      .given(open)
      .when({ ...request(), data: { ...request().data, ...clerk } })
      .then([{ type: 'TaskExtensionRequested', data: { ...asked.data, ...clerk } }]);
  });
  it('of the office or a reviewer is its own', () => {
    const lateEntry = late;
    spec
      .given([assigned])
      .when({ ...deliver(), data: { ...deliver().data, lateEntry } })
      .then([{ type: 'TaskDelivered', data: { taskId, unit: housing, way: 'paper', lateEntry } }]);
    spec
      .given(underReview)
      .when(review({ lateEntry }))
      .then([{ type: 'EvidenceReviewed', data: { ...approval(1, head, 2).data, lateEntry } }]);
    spec
      .given([...open, asked])
      .when({ ...grant(), data: { ...grant().data, lateEntry } })
      .then([{ type: 'TaskExtended', data: { ...extended.data, lateEntry } }]);
    spec
      .given([...open, asked])
      .when({ ...refuseExtension(), data: { ...refuseExtension().data, lateEntry } })
      .then([
        {
          type: 'TaskExtensionRefused',
          data: { taskId, requestId: id(61), reason: why, decidedBy: director, basis: basis(2), lateEntry },
        },
      ]);
    spec
      .given(open)
      .when({ ...withdraw, data: { ...withdraw.data, lateEntry } })
      .then([{ type: 'TaskWithdrawn', data: { ...withdrawn.data, lateEntry } }]);
  });
  it('counts from the day it took effect', () => {
    const inTime: LateEntry = { effectiveOn: '2026-04-20', reason: why };
    const may = { ...at, today: '2026-05-20' };
    const dueBack = { ...giveBack, newDueOn: '2026-05-15' };
    spec
      .given(atTown)
      .when({ ...townReview({ ...dueBack, lateEntry: inTime }), ...may })
      .then([
        {
          type: 'EvidenceReviewed',
          data: {
            ...returnedAtTown.data,
            due: {
              on: '2026-05-15',
              rule: { kind: 'returned', submission: 1, level: 2 },
              lastDay: '2026-05-15',
              overdueAt: '2026-05-16T16:00:00.000Z',
              remindAt: '2026-05-09T16:00:00.000Z',
              calendar: 'cn-2026.1',
            },
            lateEntry: inTime,
          },
        },
      ]);
    spec
      .given(atTown)
      .when({ ...townReview(dueBack), ...may })
      .thenRefuses('TASK.DUE_IN_PAST');
  });
  it('asks for no extension that is too late on the day it is recorded', () => {
    const lateEntry: LateEntry = { effectiveOn: '2026-04-20', reason: why };
    const recorded = (today: string) => ({ ...request(), data: { ...request().data, lateEntry }, ...at, today });
    spec.given(open).when(recorded('2026-04-28')).thenRefuses('TASK.EXTENSION_TOO_LATE');
    spec.given(open).when(recorded('2026-05-20')).thenRefuses('TASK.EXTENSION_TOO_LATE');
    spec
      .given(open)
      .when(recorded('2026-04-27'))
      .then([{ type: 'TaskExtensionRequested', data: { ...asked.data, lateEntry } }]);
  });
  it('undoes a passed due date only by the hand of the office', () => {
    const passed = { now: assignedData.due.overdueAt, today: '2026-05-02' };
    const on = (effectiveOn: string) => ({ lateEntry: { effectiveOn, reason: why } });
    const byOffice = (...unitIds: readonly string[]) => ({ recordedBy: director, recorderUnits: unitIds });
    const refuses = (change: Partial<SubmitEvidence['data']>): void =>
      spec
        .given(open)
        .when({ ...submit(change), ...passed })
        .thenRefuses('TASK.LATE_ENTRY_UNDOES_OVERDUE');
    refuses(on('2026-04-20'));
    refuses(on('2026-05-01'));
    refuses({ ...on('2026-04-20'), recordedBy: head, recorderUnits: [housing.id] });
    refuses({ ...on('2026-04-20'), ...byOffice(countyOffice.id, housing.id) });
    const recorded = (change: Partial<SubmitEvidence['data']>, by: object): void =>
      spec
        .given(open)
        .when({ ...submit(change), ...passed })
        .then([{ type: 'EvidenceSubmitted', data: { ...first, ...by } }]);
    recorded({ ...on('2026-04-20'), ...byOffice(countyOffice.id) }, { ...on('2026-04-20'), recordedBy: director });
    recorded(on('2026-05-02'), on('2026-05-02'));
    recorded({}, {});
    spec
      .given(open)
      .when({ ...submit(on('2026-04-20')), now: '2026-05-01T15:59:59.999Z', today: '2026-05-01' })
      .then([{ type: 'EvidenceSubmitted', data: { ...first, ...on('2026-04-20') } }]);
  });
  it('refuses a day to come, and one before the task was ordered', () => {
    const on = (effectiveOn: string) => ({ lateEntry: { effectiveOn, reason: why }, recordedBy: director });
    for (const [day, code] of [
      ['2026-03-11', 'TASK.LATE_ENTRY_IN_FUTURE'],
      ['2026-03-08', 'TASK.LATE_ENTRY_BEFORE_ASSIGNMENT'],
    ] as const) {
      const act = on(day);
      spec
        .given([assigned])
        .when({ ...sign(), data: { ...sign().data, ...act } })
        .thenRefuses(code);
      spec
        .given([assigned])
        .when({ ...refuse(), data: { ...refuse().data, ...act } })
        .thenRefuses(code);
      spec
        .given([assigned])
        .when({ ...deliver(), data: { ...deliver().data, ...act } })
        .thenRefuses(code);
      spec.given(open).when(submit(act)).thenRefuses(code);
      spec
        .given(open)
        .when({ ...request(), data: { ...request().data, ...act } })
        .thenRefuses(code);
      spec.given(underReview).when(review(act)).thenRefuses(code);
      spec
        .given([...open, asked])
        .when({ ...grant(), data: { ...grant().data, ...act } })
        .thenRefuses(code);
      spec
        .given([...open, asked])
        .when({ ...refuseExtension(), data: { ...refuseExtension().data, ...act } })
        .thenRefuses(code);
      spec
        .given(open)
        .when({ ...withdraw, data: { ...withdraw.data, ...act } })
        .thenRefuses(code);
      spec
        .given(open)
        .when(reassign([{ role: 'lead', unit: property }], '2026-05-20', null, act.lateEntry))
        .thenRefuses(code);
    }
  });
  it('gives whoever recorded it for a unit no say in it', () => {
    const history: readonly TaskEvent[] = [...open, { type: 'EvidenceSubmitted', data: lateSubmission }];
    const approved = [...history, approval(1, head, 2), approval(2, townClerk, 3)];
    const byOffice = (by: typeof director) => review({ level: 3, by: acting(by, countyOffice) });
    spec.given(approved).when(byOffice(director)).thenRefuses('TASK.OWN_SUBMISSION');
    spec
      .given(approved)
      .when(byOffice(deputyDirector))
      .then([
        approval(3, deputyDirector, 4),
        { type: 'TaskCompleted', data: { taskId, submission: 1, basis: basis(4) } },
      ]);
    const lateAsked: TaskEvent = { type: 'TaskExtensionRequested', data: { ...asked.data, ...clerk } };
    spec
      .given([...open, lateAsked])
      .when(grant())
      .thenRefuses('TASK.OWN_REQUEST');
  });
  it('stays quiet when it is recorded already', () => {
    const { by } = sign().data;
    spec
      .given([assigned, lateSigned])
      .when({ ...sign(), data: { taskId, unit: housing, by, ...clerk } })
      .thenNothing();
  });
});

describe('evidence', () => {
  it('says when and where what it shows was so', () => {
    const place = sealedForTest('一号楼东单元');
    spec
      .given(open)
      .when(submit({ evidence: [{ ...filed(1), takenOn: '2026-03-08', place }] }))
      .then([
        {
          type: 'EvidenceSubmitted',
          data: { ...first, evidence: [{ ...file(1), version: 1, takenOn: '2026-03-08', place }] },
        },
      ]);
  });
});

describe('correcting a task', () => {
  const correction: TaskCorrection = { field: 'heading', value: '清理楼道和天台堆物' };
  const proposal = {
    taskId,
    correctionId: id(52),
    corrects: id(92),
    correction,
    reason: why,
    proposedBy: director,
  };
  const proposed: TaskEvent = { type: 'TaskCorrectionProposed', data: proposal };
  it('takes one person while it fed no decision', () => {
    spec
      .given(open)
      .when(correct(correction))
      .then([
        {
          type: 'TaskCorrected',
          data: { ...proposal, was: item.heading, due: null, confirmedBy: null, reexamine: [] },
        },
      ]);
  });
  it('takes two afterwards, and flags the decisions', () => {
    spec.given(atTown).when(correct(correction)).then([proposed]);
    spec
      .given([...atTown, proposed])
      .when(confirm())
      .then([
        {
          type: 'TaskCorrected',
          data: {
            ...proposal,
            was: item.heading,
            due: null,
            confirmedBy: deputyDirector,
            reexamine: [{ submission: 1, level: 1 }],
          },
        },
      ]);
  });
  it('of a due date starts a new clock, even one that has run out', () => {
    spec
      .given(open)
      .when(correct({ field: 'dueOn', value: '2026-03-03' }))
      .then([
        {
          type: 'TaskCorrected',
          data: {
            ...proposal,
            correction: { field: 'dueOn', value: '2026-03-03' },
            was: '2026-04-30',
            due: {
              on: '2026-03-03',
              rule: { kind: 'corrected' },
              lastDay: '2026-03-03',
              overdueAt: '2026-03-04T16:00:00.000Z',
              remindAt: null,
              calendar: 'cn-2026.1',
            },
            confirmedBy: null,
            reexamine: [],
          },
        },
      ]);
    spec
      .given(completed)
      .when(correct({ field: 'dueOn', value: '2026-03-03' }))
      .thenRefuses('TASK.NOT_OPEN');
  });
  it('refuses the same person, an unknown correction, and a second one meanwhile', () => {
    spec
      .given([...atTown, proposed])
      .when(confirm(director))
      .thenRefuses('TASK.CORRECTION_BY_SAME_PERSON');
    spec
      .given([...atTown, proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('TASK.CORRECTION_BY_SAME_PERSON');
    spec.given(atTown).when(confirm()).thenRefuses('TASK.CORRECTION_UNKNOWN');
    spec
      .given([...atTown, proposed])
      .when(correct({ field: 'content', value: '别的' }, id(53)))
      .thenRefuses('TASK.CORRECTION_PENDING');
  });
  it('of a due date flags what was decided about the clock, and takes two', () => {
    const overdue: TaskEvent = {
      type: 'TaskBecameOverdue',
      data: { taskId, dueOn: '2026-05-15', overdueAt: '2026-05-16T16:00:00.000Z', basis: basis(3) },
    };
    const history = [...open, asked, extended, overdue];
    const dueOn: TaskCorrection = { field: 'dueOn', value: '2026-05-18' };
    const again: TaskEvent = { type: 'TaskCorrectionProposed', data: { ...proposal, correction: dueOn } };
    spec.given(history).when(correct(dueOn)).then([again]);
    spec
      .given([...history, again])
      .when(confirm())
      .then([
        {
          type: 'TaskCorrected',
          data: {
            ...proposal,
            correction: dueOn,
            was: '2026-05-15',
            due: {
              on: '2026-05-18',
              rule: { kind: 'corrected' },
              lastDay: '2026-05-18',
              overdueAt: '2026-05-19T16:00:00.000Z',
              remindAt: '2026-05-12T16:00:00.000Z',
              calendar: 'cn-2026.1',
            },
            confirmedBy: deputyDirector,
            reexamine: [{ extensionRequestId: id(61) }, { overdueAt: '2026-05-16T16:00:00.000Z' }],
          },
        },
        {
          type: 'TaskOverdueEnded',
          data: { taskId, overdueAt: '2026-05-16T16:00:00.000Z', because: 'newDate', basis: basis(5) },
        },
      ]);
    spec
      .given(history)
      .when(correct(correction))
      .then([
        {
          type: 'TaskCorrected',
          data: { ...proposal, was: item.heading, due: null, confirmedBy: null, reexamine: [] },
        },
      ]);
  });
  it('can be declined', () => {
    spec
      .given([...atTown, proposed])
      .when(decline)
      .then([
        {
          type: 'TaskCorrectionDeclined',
          data: { taskId, correctionId: id(52), reason: why, declinedBy: deputyDirector },
        },
      ]);
    spec.given(atTown).when(decline).thenRefuses('TASK.CORRECTION_UNKNOWN');
  });
  it('stays quiet when the value is so already, or the correction waits', () => {
    spec
      .given(open)
      .when(correct({ field: 'heading', value: item.heading }))
      .thenNothing();
    spec
      .given([...atTown, proposed])
      .when(correct(correction))
      .thenNothing();
  });
});

describe('decisions that used a value corrected later', () => {
  const corrected: TaskEvent = {
    type: 'TaskCorrected',
    data: {
      taskId,
      correctionId: id(52),
      corrects: id(92),
      correction: { field: 'heading', value: '清理楼道和天台堆物' },
      was: item.heading,
      due: null,
      reason: why,
      proposedBy: director,
      confirmedBy: deputyDirector,
      reexamine: [{ submission: 1, level: 1 }],
    },
  };
  const looked: TaskEvent = {
    type: 'TaskDecisionsReexamined',
    data: {
      taskId,
      correctionId: id(52),
      decisions: [{ submission: 1, level: 1 }],
      outcome: 'stands',
      reason: why,
      reexaminedBy: deputyDirector,
      basis: basis(4),
    },
  };
  it('are looked at again', () => {
    spec
      .given([...atTown, corrected])
      .when(reexamine)
      .then([looked]);
  });
  it('refuses what waits for nobody', () => {
    spec.given(atTown).when(reexamine).thenRefuses('TASK.NOTHING_TO_REEXAMINE');
    spec
      .given([...atTown, corrected, looked])
      .when(reexamine)
      .thenRefuses('TASK.NOTHING_TO_REEXAMINE');
  });
});

describe('a completed task', () => {
  const supports = { subjectIds: [id(501)], indicators: ['patrol'] };
  const evidence = { ...filed(1), version: 1 };
  const { takenOn: _on, place: _place, ...piece } = evidence;
  const seen = [{ evidenceId: piece.evidenceId, version: 1, sha256: piece.sha256 }];
  const one = { ...rules, review: [{ level: 1, names: { zh: '审核', en: 'Review' }, actedBy: 'office' as const }] };
  const given = (supported: boolean): readonly TaskEvent[] => [
    {
      type: 'TaskAssigned',
      data: { ...assignedData, rules: one, ...(supported ? { supports } : {}) },
    },
    { type: 'TaskSignedFor', data: { taskId, unit: housing, signedBy: liaison } },
    {
      type: 'EvidenceSubmitted',
      data: {
        taskId,
        submission: 1,
        unit: housing,
        evidence: [piece],
        statement: null,
        submittedBy: liaison,
        submitterUnits: [housing.id],
      },
    },
  ];
  const approval: EvidenceReviewed = {
    taskId,
    submission: 1,
    level: 1,
    actedBy: 'office',
    reviewed: seen,
    result: 'approve',
    reason: null,
    due: null,
    reviewer: director,
    basis: basis(2),
  };
  const completedBy = (evidenced?: object): readonly TaskEvent[] =>
    [
      { type: 'EvidenceReviewed', data: approval },
      { type: 'TaskCompleted', data: { taskId, submission: 1, basis: basis(2), ...(evidenced && { evidenced }) } },
    ] as readonly TaskEvent[];
  const approve: ReviewEvidence = {
    type: 'ReviewEvidence',
    data: {
      taskId,
      submission: 1,
      level: 1,
      reviewed: [piece.sha256],
      destroyed: [],
      result: 'approve',
      reason: null,
      newDueOn: null,
      by: acting(director, countyOffice),
      calendar,
      lateEntry: null,
    },
    ...at,
  };
  const reopen = (newDueOn = '2026-05-29'): TaskCommand => ({
    type: 'ReopenTask',
    data: { taskId, reason: why, newDueOn, by: director, calendar, lateEntry: null },
    ...at,
  });
  const reopened = (evidenced?: object): TaskEvent =>
    ({
      type: 'TaskReopened',
      data: {
        taskId,
        reason: why,
        due: {
          on: '2026-05-29',
          rule: { kind: 'reopened' },
          lastDay: '2026-05-29',
          overdueAt: '2026-05-30T16:00:00.000Z',
          remindAt: '2026-05-23T16:00:00.000Z',
          calendar: 'cn-2026.1',
        },
        reopenedBy: director,
        basis: basis(4),
        ...(evidenced && { evidenced }),
      },
    }) as TaskEvent;

  const shown = { ...supports, evidence: seen, submitterIds: [liaison.personId] };
  it('says whose indicators its evidence shows met and who handed it in, where it supports some', () => {
    spec.given(given(true)).when(approve).then(completedBy(shown));
    spec.given(given(false)).when(approve).then(completedBy());
  });

  it('is reopened by the office, by a new date; what it showed no longer counts', () => {
    spec
      .given([...given(true), ...completedBy(shown)])
      .when(reopen())
      .then([reopened(shown)]);
    spec
      .given([...given(false), ...completedBy()])
      .when(reopen())
      .then([reopened()]);
  });

  it('is not reopened by a date that is over, nor while it is not completed', () => {
    spec
      .given([...given(false), ...completedBy()])
      .when(reopen('2026-03-09'))
      .thenRefuses('TASK.DUE_IN_PAST');
    spec.given(given(false)).when(reopen()).thenRefuses('TASK.NOT_COMPLETED');
  });

  it('is reopened once, and then submitted anew', () => {
    const history = [...given(false), ...completedBy(), reopened()];
    spec.given(history).when(reopen()).thenNothing();
    expect(spec.given(history).state()).toMatchObject({ status: 'returned', overdue: false });
  });
});

describe('a task that is being urged', () => {
  const words = sealedForTest('请尽快报送');
  const urge = (by = acting(director, countyOffice)): TaskCommand => ({
    type: 'UrgeTask',
    data: { taskId, words, by },
    ...at,
  });
  const urged = (on: string = at.today, by = director): TaskEvent => ({
    type: 'TaskUrged',
    data: { taskId, on, dueOn: '2026-04-30', words, urgedBy: by },
  });
  it('keeps who reminded, when, and in which words', () => {
    spec.given([assigned]).when(urge()).then([urged()]);
    spec.given([assigned, signed]).when(urge()).then([urged()]);
  });
  it('is urged once a day by the same unit', () => {
    spec
      .given([assigned, urged()])
      .when(urge(acting(deputyDirector, countyOffice)))
      .thenRefuses('TASK.URGED_TODAY');
    spec
      .given([assigned, urged(addDays(at.today, -1))])
      .when(urge())
      .then([urged()]);
    spec
      .given([assigned, urged()])
      .when(urge(acting(townClerk, townOffice)))
      .then([urged(at.today, townClerk)]);
  });
  it('is not urged by the unit that answers for it', () => {
    spec
      .given([assigned])
      .when(urge(acting(head, housing)))
      .thenRefuses('TASK.URGING_ONESELF');
  });
  it('is not urged once nothing waits for its units', () => {
    spec.given([assigned, refused]).when(urge()).thenRefuses('TASK.NOT_OPEN');
    spec.given([assigned, withdrawn]).when(urge()).thenRefuses('TASK.NOT_OPEN');
    spec.given([]).when(urge()).thenRefuses('TASK.NOT_FOUND');
  });
});

describe('a part in a task', () => {
  const successor = { ...person, personId: head.personId, post: head.post };
  const to = { personId: head.personId, text: null, post: head.post, unit: head.unit };
  const between = { fromPersonId: person.personId ?? '', toPersonId: head.personId };
  const handOver = (change: object = {}): TaskCommand => ({
    type: 'HandOverTask',
    data: {
      ...{ taskId, fromPersonId: between.fromPersonId, to, successorUnitIds: [housing.id] },
      ...{ reason: why, by: director, ...change },
    },
    ...at,
  });
  const handedOver = (previous: TaskAssigned['persons'], persons: TaskAssigned['persons']): TaskEvent => ({
    type: 'TaskHandedOver',
    data: { taskId, ...between, previous, persons, reason: why, handedOverBy: director },
  });
  const withPersons = (persons: TaskAssigned['persons']): TaskEvent => ({
    type: 'TaskAssigned',
    data: { ...assignedData, persons },
  });
  it('goes to the successor; what was done and by when it is due stay', () => {
    const history = [assigned, signed];
    spec
      .given(history)
      .when(handOver())
      .then([handedOver([person], [successor])]);
    expect(spec.given([...history, handedOver([person], [successor])]).state()).toMatchObject({
      status: 'signedFor',
      persons: [successor],
      due: assignedData.due,
    });
  });
  it('goes over with every sub-item, and stands once where the successor had it already', () => {
    const part = { ...person, part: '三号楼' };
    const both = [person, part, successor];
    spec
      .given([withPersons(both)])
      .when(handOver())
      .then([handedOver(both, [successor, { ...successor, part: '三号楼' }])]);
  });
  it('goes to nobody outside the units of the task', () => {
    spec
      .given([assigned])
      .when(handOver({ successorUnitIds: [townOffice.id] }))
      .thenRefuses('TASK.SUCCESSOR_ELSEWHERE');
  });
  it('is handed over by its holder alone, while the task is open', () => {
    spec
      .given([withPersons([])])
      .when(handOver())
      .thenRefuses('TASK.PERSON_NOT_IN_TASK');
    spec.given([assigned, withdrawn]).when(handOver()).thenRefuses('TASK.NOT_OPEN');
  });
  it('that was handed over already stays where it is', () => {
    spec
      .given([assigned, handedOver([person], [successor])])
      .when(handOver())
      .thenNothing();
  });
});
