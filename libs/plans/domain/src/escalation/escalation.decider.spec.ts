import type { LateEntry, LocalDate } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import {
  calendar,
  county,
  delegateOf,
  deputyDirector,
  director,
  escalationRules as rules,
  head,
  housing,
  id,
  planId,
  programmeId,
  property,
  reason,
  sealed,
  secretary,
  taskId,
} from '../testing/campaign.js';
import type {
  DecideEscalation,
  DraftEscalation,
  EscalationCommand,
  OpenEscalation,
  ServeEscalation,
  StateEscalatedCase,
  TakeEscalationStep,
  TargetAsOf,
  TellEscalatedUnit,
} from './escalation.commands.js';
import { escalationDecider } from './escalation.decider.js';
import type { EscalationDecided, EscalationDrafted, EscalationEvent } from './escalation.events.js';

const spec = decider(escalationDecider);
const escalationId = id(640);
const of = { escalationId };
const on = (today: LocalDate) => ({ now: `${today}T02:00:00.000Z`, today });
const late = (effectiveOn: LocalDate): LateEntry => ({ effectiveOn, reason: reason('paper', '纸质办理') });
const why = reason('resolved', '已当面督促');

const target = { kind: 'task', id: taskId, planId, heading: '清理楼道堆物', subject: null } as const;
const place = { ...of, target, programmeId, version: 1 };
const overdueAt = '2026-05-06T16:00:00.000Z';
const days = {
  remind: '2026-05-07T16:00:00.000Z',
  order: '2026-05-13T16:00:00.000Z',
  interview: '2026-05-21T16:00:00.000Z',
  circular: '2026-06-05T16:00:00.000Z',
} as const;
const data = { ...place, rules, division: county, unit: housing, lastDay: '2026-05-05', overdueAt };
const open: OpenEscalation = { type: 'OpenEscalation', data, ...on('2026-05-07') };
const opened: EscalationEvent = {
  type: 'EscalationOpened',
  data: { ...data, next: { code: 'remind', dueAt: days.remind } },
};
const seen: TargetAsOf = { stream: `task-${taskId}`, revision: '4', overdueAt, unit: housing };
const basis = (revision: number) => ({
  programme: programmeId,
  version: 1,
  rules: 2,
  inputs: [
    { stream: `escalation-${escalationId}`, revision: String(revision) },
    { stream: `task-${taskId}`, revision: '4' },
  ],
});

const take = (code: keyof typeof days, today: LocalDate): TakeEscalationStep => ({
  type: 'TakeEscalationStep',
  data: { ...of, dueAt: days[code], target: seen },
  ...on(today),
});
const reminded: EscalationEvent = {
  type: 'ReminderSent',
  data: {
    ...of,
    step: 1,
    code: 'remind',
    unit: housing,
    on: '2026-05-08',
    next: { code: 'order', dueAt: days.order },
    sentBy: null,
    basis: basis(0),
  },
};
const orderData: EscalationDrafted = {
  ...of,
  step: 2,
  code: 'order',
  kind: 'supervisionOrder',
  unit: housing,
  on: '2026-05-14',
  statement: null,
  next: { code: 'interview', dueAt: days.interview },
  draftedBy: null,
  basis: basis(1),
};
const order: EscalationEvent = { type: 'EscalationDrafted', data: orderData };
const ordered = [opened, reminded, order];
const circularData: EscalationDrafted = {
  ...orderData,
  code: 'circular',
  kind: 'circular',
  on: '2026-06-06',
  statement: { days: 5, of: 'working' },
  next: null,
  basis: basis(1),
};
const circular: EscalationEvent = { type: 'EscalationDrafted', data: circularData };
const criticised = [opened, reminded, circular];
const tell: TellEscalatedUnit = {
  type: 'TellEscalatedUnit',
  data: { ...of, step: 2, unit: housing, underCommand: true, calendar, by: director, lateEntry: null },
  ...on('2026-06-08'),
};
const told: EscalationEvent = {
  type: 'UnitTold',
  data: {
    ...of,
    step: 2,
    unit: housing,
    on: '2026-06-08',
    until: {
      from: '2026-06-08',
      lastDay: '2026-06-15',
      dueAt: '2026-06-15T16:00:00.000Z',
      days: 5,
      of: 'working',
      calendar: 'cn-2026.1',
    },
    toldBy: director,
  },
};
const stateCase: StateEscalatedCase = {
  type: 'StateEscalatedCase',
  data: {
    ...of,
    step: 2,
    unit: housing,
    text: sealed('堆物涉及产权纠纷'),
    by: head,
    lateEntry: null,
    recordedBy: null,
  },
  ...on('2026-06-10'),
};
const stated: EscalationEvent = {
  type: 'UnitStated',
  data: { ...of, step: 2, unit: housing, text: sealed('堆物涉及产权纠纷'), on: '2026-06-10', statedBy: head },
};
const decideOrder: DecideEscalation = {
  type: 'DecideEscalation',
  data: {
    ...of,
    step: 2,
    documentNumber: '清创督〔2026〕2号',
    document: null,
    target: seen,
    underCommand: false,
    by: secretary,
    lateEntry: null,
  },
  ...on('2026-05-15'),
};
const decidedData: EscalationDecided = {
  ...place,
  step: 2,
  code: 'order',
  kind: 'supervisionOrder',
  unit: housing,
  lastDay: '2026-05-05',
  on: '2026-05-15',
  documentNumber: '清创督〔2026〕2号',
  document: null,
  heard: null,
  decidedBy: secretary,
  basis: basis(2),
};
const decided: EscalationEvent = { type: 'EscalationDecided', data: decidedData };
const decideCircular: DecideEscalation = {
  ...decideOrder,
  data: { ...decideOrder.data, documentNumber: null, underCommand: true },
  ...on('2026-06-16'),
};
const serve: ServeEscalation = {
  type: 'ServeEscalation',
  data: { ...of, step: 2, way: 'inPerson', by: director, lateEntry: null },
  ...on('2026-05-16'),
};
const served: EscalationEvent = {
  type: 'EscalationServed',
  data: { ...of, step: 2, on: '2026-05-16', way: 'inPerson', servedBy: director },
};
const end: EscalationCommand = { type: 'EndEscalation', data: { ...of, because: 'submitted' }, ...on('2026-05-20') };
const ended = (dropped: number | null): EscalationEvent => ({
  type: 'EscalationEnded',
  data: { ...of, because: 'submitted', dropped },
});
const refused = (history: readonly EscalationEvent[], command: EscalationCommand, code: string): void =>
  spec.given(history).when(command).thenRefuses(`ESCALATION.${code}`);

describe('what is overdue', () => {
  it('opens an escalation, whose first step comes the given days after', () => {
    spec.given([]).when(open).then([opened]);
  });

  it('is taken up at once where the first step waits no day', () => {
    const atOnce = { ...rules, steps: [{ code: 'remind', kind: 'reminder' as const, afterDays: 0, statement: null }] };
    spec
      .given([])
      .when({ ...open, data: { ...data, rules: atOnce } })
      .then([
        {
          type: 'EscalationOpened',
          data: { ...data, rules: atOnce, next: { code: 'remind', dueAt: '2026-05-06T16:00:00.000Z' } },
        },
      ]);
  });

  it('opens it once', () => {
    spec.given([opened]).when(open).thenNothing();
  });

  it('opens it again when it becomes overdue again, with steps numbered on', () => {
    const again = { ...open, data: { ...data, overdueAt: '2026-07-01T16:00:00.000Z' } };
    const reopened: EscalationEvent = {
      type: 'EscalationOpened',
      data: { ...again.data, next: { code: 'remind', dueAt: '2026-07-02T16:00:00.000Z' } },
    };
    spec
      .given([...ordered, ended(2)])
      .when(again)
      .then([reopened]);
    spec
      .given(ordered)
      .when(again)
      .then([{ type: 'EscalationEnded', data: { ...of, because: 'newDate', dropped: 2 } }, reopened]);
    const step = { ...seen, overdueAt: again.data.overdueAt };
    spec
      .given([...ordered, ended(2), reopened])
      .when({
        type: 'TakeEscalationStep',
        data: { ...of, dueAt: '2026-07-02T16:00:00.000Z', target: step },
        ...on('2026-07-03'),
      })
      .then([
        {
          type: 'ReminderSent',
          data: {
            ...of,
            step: 3,
            code: 'remind',
            unit: housing,
            on: '2026-07-03',
            next: { code: 'order', dueAt: '2026-07-08T16:00:00.000Z' },
            sentBy: null,
            basis: basis(4),
          },
        },
      ]);
  });

  it('is nothing where nothing was opened', () => {
    refused([], take('remind', '2026-05-08'), 'NOT_FOUND');
  });
});

describe('the rule', () => {
  it('reminds the unit, and nothing else by itself', () => {
    spec.given([opened]).when(take('remind', '2026-05-08')).then([reminded]);
  });

  it('drafts the next step, and says when the one after comes', () => {
    spec.given([opened, reminded]).when(take('order', '2026-05-14')).then([order]);
  });

  it('puts a graver step in the place of one that was not decided', () => {
    spec
      .given(ordered)
      .when(take('interview', '2026-05-22'))
      .then([
        {
          type: 'EscalationDropped',
          data: { ...of, step: 2, reason: { code: 'graverStep', text: null }, droppedBy: null },
        },
        {
          type: 'EscalationDrafted',
          data: {
            ...orderData,
            step: 3,
            code: 'interview',
            kind: 'interview',
            on: '2026-05-22',
            statement: { days: 2, of: 'calendar' },
            next: { code: 'circular', dueAt: days.circular },
            basis: basis(2),
          },
        },
      ]);
  });

  it('takes no step before its time, twice, or when it is not overdue any longer', () => {
    refused([opened], take('remind', '2026-05-07'), 'NOT_YET_DUE');
    spec.given([opened, reminded]).when(take('remind', '2026-05-08')).thenNothing();
    const done = {
      ...take('remind', '2026-05-08'),
      data: { ...of, dueAt: days.remind, target: { ...seen, overdueAt: null } },
    };
    spec.given([opened]).when(done).thenNothing();
    spec
      .given([...ordered, ended(2)])
      .when(take('interview', '2026-05-22'))
      .thenNothing();
  });
});

describe('the office', () => {
  const draft = (code: string): DraftEscalation => ({
    type: 'DraftEscalation',
    data: { ...of, code, target: seen, by: director },
    ...on('2026-05-10'),
  });
  const byHand: EscalationEvent = {
    type: 'EscalationDrafted',
    data: { ...orderData, on: '2026-05-10', draftedBy: director },
  };

  it('drafts a step before its day; the rule goes on after it', () => {
    spec.given([opened, reminded]).when(draft('order')).then([byHand]);
    spec.given([opened, reminded, byHand]).when(take('order', '2026-05-14')).thenNothing();
  });

  it('drafts nothing twice, nothing milder, nothing the programme does not foresee', () => {
    spec.given([opened, reminded, byHand]).when(draft('order')).thenNothing();
    refused(ordered, draft('remind'), 'STEP_TAKEN');
    refused(criticised, draft('order'), 'STEP_TAKEN');
    refused([opened], draft('banishment'), 'STEP_UNKNOWN');
  });

  it('drafts nothing once it is overdue no longer', () => {
    refused([...ordered, ended(2)], draft('interview'), 'ENDED');
    const done = { ...draft('order'), data: { ...draft('order').data, target: { ...seen, overdueAt: null } } };
    refused([opened], done, 'NOT_OVERDUE');
  });

  it('drops a step that is not needed, with a reason', () => {
    const drop: EscalationCommand = {
      type: 'DropEscalation',
      data: { ...of, step: 2, reason: why, by: director },
      ...on('2026-05-15'),
    };
    spec
      .given(ordered)
      .when(drop)
      .then([{ type: 'EscalationDropped', data: { ...of, step: 2, reason: why, droppedBy: director } }]);
    refused([...ordered, decided], drop, 'NOTHING_DRAFTED');
    refused([opened, reminded, { type: 'EscalationDrafted', data: { ...orderData, step: 3 } }], drop, 'STEP_CHANGED');
  });
});

describe('a unit that is to be criticised', () => {
  it('is told, and has working days to state its case', () => {
    spec.given(criticised).when(tell).then([told]);
    spec
      .given([...criticised, told])
      .when(tell)
      .thenNothing();
    refused([...criticised, told], { ...tell, data: { ...tell.data, by: deputyDirector } }, 'TOLD');
  });

  it('is told of what it is heard on, by name, and only under the authority’s command', () => {
    refused(ordered, { ...tell, ...on('2026-05-15') }, 'NO_STATEMENT');
    refused(criticised, { ...tell, data: { ...tell.data, unit: null } }, 'NO_UNIT');
    refused(criticised, { ...tell, data: { ...tell.data, underCommand: false } }, 'NOT_UNDER_COMMAND');
    refused([opened, reminded], tell, 'NOTHING_DRAFTED');
  });

  it('was told before that was recorded', () => {
    const before = { ...tell, data: { ...tell.data, lateEntry: late('2026-06-06') } };
    const until = {
      from: '2026-06-06',
      lastDay: '2026-06-12',
      dueAt: '2026-06-12T16:00:00.000Z',
      days: 5,
      of: 'working' as const,
      calendar: 'cn-2026.1',
    };
    spec
      .given(criticised)
      .when(before)
      .then([
        {
          type: 'UnitTold',
          data: {
            ...of,
            step: 2,
            unit: housing,
            on: '2026-06-06',
            until,
            toldBy: director,
            lateEntry: late('2026-06-06'),
          },
        },
      ]);
    const tooEarly = { ...tell, data: { ...tell.data, lateEntry: late('2026-06-05') } };
    refused(criticised, tooEarly, 'LATE_ENTRY_TOO_EARLY');
    refused(criticised, { ...tell, data: { ...tell.data, lateEntry: late('2026-06-09') } }, 'LATE_ENTRY_IN_FUTURE');
  });

  it('states its case until the last day, and may add to it', () => {
    const heard = [...criticised, told];
    spec.given(heard).when(stateCase).then([stated]);
    spec
      .given([...heard, stated])
      .when(stateCase)
      .thenNothing();
    const more = { ...stateCase, data: { ...stateCase.data, text: sealed('附会议纪要') }, ...on('2026-06-15') };
    spec
      .given([...heard, stated])
      .when(more)
      .then([
        {
          type: 'UnitStated',
          data: { ...stated.data, text: sealed('附会议纪要'), on: '2026-06-15' },
        },
      ]);
    refused(heard, { ...stateCase, ...on('2026-06-16') }, 'STATEMENT_OVER');
    refused(criticised, stateCase, 'NOT_TOLD');
    refused(heard, { ...stateCase, data: { ...stateCase.data, unit: property } }, 'NOT_YOUR_UNIT');
  });

  it('is heard before a leader decides, with what it said in the decision', () => {
    refused(criticised, decideCircular, 'NOT_TOLD');
    refused([...criticised, told], { ...decideCircular, ...on('2026-06-15') }, 'STATEMENT_RUNNING');
    const proposed: EscalationDecided = {
      ...decidedData,
      code: 'circular',
      kind: 'circular',
      on: '2026-06-16',
      documentNumber: null,
      heard: { toldOn: '2026-06-08', until: '2026-06-15', statedOn: '2026-06-10' },
      basis: basis(4),
    };
    spec
      .given([...criticised, told, stated])
      .when(decideCircular)
      .then([{ type: 'EscalationDecided', data: proposed }]);
    spec
      .given([...criticised, told])
      .when(decideCircular)
      .then([
        {
          type: 'EscalationDecided',
          data: {
            ...proposed,
            heard: { toldOn: '2026-06-08', until: '2026-06-15', statedOn: null },
            basis: basis(3),
          },
        },
      ]);
    const tooEarly = { ...decideCircular, data: { ...decideCircular.data, lateEntry: late('2026-06-15') } };
    refused([...criticised, told], tooEarly, 'LATE_ENTRY_TOO_EARLY');
    const elsewhere = { ...decideCircular, data: { ...decideCircular.data, underCommand: false } };
    refused([...criticised, told], elsewhere, 'NOT_UNDER_COMMAND');
  });
});

describe('a named leader', () => {
  it('decides on a supervision order, which carries a number', () => {
    spec.given(ordered).when(decideOrder).then([decided]);
    spec
      .given([...ordered, decided])
      .when(decideOrder)
      .thenNothing();
    refused(ordered, { ...decideOrder, data: { ...decideOrder.data, documentNumber: ' ' } }, 'DOCUMENT_MISSING');
  });

  it('is the only one who decides, and never on an own draft', () => {
    refused(ordered, { ...decideOrder, data: { ...decideOrder.data, by: director } }, 'LEADER_ONLY');
    refused(
      ordered,
      { ...decideOrder, data: { ...decideOrder.data, by: { ...secretary, kind: 'service' } } },
      'LEADER_ONLY',
    );
    const drafted: EscalationEvent = { type: 'EscalationDrafted', data: { ...orderData, draftedBy: secretary } };
    refused([opened, reminded, drafted], decideOrder, 'SAME_PERSON');
    const delegate = { ...decideOrder, data: { ...decideOrder.data, by: delegateOf(secretary) } };
    refused([opened, reminded, drafted], delegate, 'SAME_PERSON');
  });

  it('decides on the step that waits, of a unit that is known, while it is overdue', () => {
    refused(ordered, { ...decideOrder, data: { ...decideOrder.data, step: 1 } }, 'STEP_CHANGED');
    refused([opened, reminded], decideOrder, 'NOTHING_DRAFTED');
    refused([...ordered, ended(2)], decideOrder, 'ENDED');
    const nobody = { ...decideOrder, data: { ...decideOrder.data, target: { ...seen, unit: null } } };
    refused(ordered, nobody, 'NO_UNIT');
    const done = { ...decideOrder, data: { ...decideOrder.data, target: { ...seen, overdueAt: null } } };
    refused(ordered, done, 'NOT_OVERDUE');
  });
});

describe('what was decided', () => {
  const after = [...ordered, decided];

  it('is served, once, not before it was decided', () => {
    spec.given(after).when(serve).then([served]);
    refused([...after, served], serve, 'NOT_DECIDED');
    refused(ordered, serve, 'NOT_DECIDED');
    refused(after, { ...serve, data: { ...serve.data, step: 1 } }, 'NOT_DECIDED');
    refused(after, { ...serve, data: { ...serve.data, lateEntry: late('2026-05-14') } }, 'LATE_ENTRY_TOO_EARLY');
  });

  it('is served although it is done meanwhile, but a circular is not served here', () => {
    spec
      .given([...after, ended(null)])
      .when(serve)
      .then([served]);
    const proposed: EscalationEvent = { type: 'EscalationDecided', data: { ...decidedData, kind: 'circular' } };
    refused([...criticised, told, proposed], { ...serve, ...on('2026-06-17') }, 'CIRCULAR_NOT_SERVED_HERE');
  });

  it('stands when what was overdue is done; what was only drafted is dropped', () => {
    spec
      .given(after)
      .when(end)
      .then([ended(null)]);
    spec
      .given(ordered)
      .when(end)
      .then([ended(2)]);
    spec
      .given([...ordered, ended(2)])
      .when(end)
      .thenNothing();
  });
});
