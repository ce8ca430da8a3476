import { decider } from '@gongjian/shared-testing';
import {
  at,
  calendar,
  clerk,
  delegateOf,
  director,
  id,
  late,
  on,
  pinned,
  reason,
  reviewer,
  sealed,
  secretary,
  subjectId,
  titleId,
} from '../testing/campaign.js';
import { objectionDecider } from './objection.decider.js';
import type { DecideObjection, ReceiveObjection } from './objection.commands.js';
import type { ObjectionEvent, ObjectionOutcome, ObjectionReceived } from './objection.events.js';

const spec = decider(objectionDecider);
const objectionId = id(61);
const noticeId = id(12);
const why = reason('needed', '核实身份');
const receive = (change: Partial<ReceiveObjection['data']> = {}): ReceiveObjection => ({
  type: 'ReceiveObjection',
  data: {
    ...{ ...pinned, objectionId, noticeId, titleId, subjectId, firstDay: '2026-06-03', lastDay: '2026-06-10' },
    ...{ identity: sealed('某人'), contact: sealed('电话'), text: sealed('楼道堆物未清'), lateEntry: null, calendar },
    reply: { days: 5, of: 'working' },
    ...change,
  },
  ...at,
});
const receivedData: ObjectionReceived = {
  ...{ ...pinned, objectionId, noticeId, titleId, subjectId, receivedOn: '2026-06-10', onTime: true, named: true },
  ...{ blocks: true, identity: sealed('某人'), contact: sealed('电话'), text: sealed('楼道堆物未清') },
  replyDue: {
    ...{ from: '2026-06-10', lastDay: '2026-06-17', dueAt: '2026-06-17T16:00:00.000Z' },
    ...{ days: 5, of: 'working', calendar: 'cn-2026.1' },
  },
};
const received: ObjectionEvent = { type: 'ObjectionReceived', data: receivedData };
const anonymous: readonly ObjectionEvent[] = [
  {
    type: 'ObjectionReceived',
    data: { ...receivedData, identity: null, contact: null, named: false, blocks: false, replyDue: null },
  },
  { type: 'RegisteredAsLead', data: { objectionId, why: 'anonymous' } },
];
const assign = (handler = director, assessors = [reviewer.personId]) =>
  ({ type: 'AssignHandler', data: { objectionId, handler, assessors, by: secretary }, ...at }) as const;
const assigned: ObjectionEvent = { type: 'HandlerAssigned', data: { objectionId, handler: director, by: secretary } };
const handled: readonly ObjectionEvent[] = [received, assigned];
const decide = (
  outcome: ObjectionOutcome = 'dismissed',
  change: Partial<DecideObjection['data']> = {},
): DecideObjection => ({
  type: 'DecideObjection',
  data: {
    objectionId,
    outcome,
    findings: sealed('查无此事'),
    by: director,
    assessors: [],
    lateEntry: null,
    inputs: [],
    ...change,
  },
  ...on('2026-06-12'),
});
const decided = (outcome: ObjectionOutcome = 'dismissed', revision = 1): ObjectionEvent => ({
  type: 'ObjectionDecided',
  data: {
    ...{ objectionId, noticeId, titleId, outcome, findings: sealed('查无此事'), on: '2026-06-12', by: director },
    basis: {
      ...{ programme: pinned.programme, version: 3, rules: 2 },
      inputs: [{ stream: `objection-${objectionId}`, revision: String(revision) }],
    },
  },
});
const reply = (way: 'phone' | 'post' = 'phone') =>
  ({
    type: 'ReplyToObjection',
    data: { objectionId, way, by: director, lateEntry: null },
    ...on('2026-06-13'),
  }) as const;
const replied: ObjectionEvent = {
  type: 'ObjectionReplied',
  data: { objectionId, way: 'phone', on: '2026-06-13', by: director },
};

describe('an objection', () => {
  it('with a name, in time and about one candidate blocks it and has a day for its answer', () => {
    spec.given([]).when(receive()).then([received]);
  });
  it('about the whole notice blocks nobody', () => {
    const [event] = objectionDecider.decide(receive({ titleId: null, subjectId: null }), { status: 'none' });
    expect(event).toMatchObject({ data: { blocks: false, named: true, onTime: true } });
  });
  it('without a name, or without a way to reach whoever objects, is a lead', () => {
    spec
      .given([])
      .when(receive({ identity: null, contact: null }))
      .then(anonymous);
    expect(objectionDecider.decide(receive({ contact: null }), { status: 'none' })).toMatchObject([
      { data: { named: false, blocks: false } },
      { data: { why: 'anonymous' } },
    ]);
  });
  it('after the last day is a lead; on the last day it is in time', () => {
    expect(objectionDecider.decide(receive({ lastDay: '2026-06-09' }), { status: 'none' })).toMatchObject([
      { data: { onTime: false, blocks: false, replyDue: null } },
      { data: { why: 'late' } },
    ]);
    expect(objectionDecider.decide(receive({ lateEntry: late('2026-06-05') }), { status: 'none' })).toMatchObject([
      { data: { receivedOn: '2026-06-05', onTime: true } },
    ]);
  });
  it('refuses a day before the notice, and the future', () => {
    spec
      .given([])
      .when(receive({ lateEntry: late('2026-06-02') }))
      .thenRefuses('OBJECTION.BEFORE_NOTICE');
    spec
      .given([])
      .when(receive({ lateEntry: late('2026-06-11') }))
      .thenRefuses('OBJECTION.LATE_ENTRY_IN_FUTURE');
  });
  it('stays quiet when it was received', () => spec.given([received]).when(receive()).thenNothing());
});

describe('its handler', () => {
  it('is somebody who did not assess', () => {
    spec.given([received]).when(assign()).then([assigned]);
    spec.given([received]).when(assign(reviewer)).thenRefuses('OBJECTION.HANDLER_ASSESSED');
    spec
      .given([received])
      .when(assign(delegateOf(reviewer)))
      .thenRefuses('OBJECTION.HANDLER_ASSESSED');
  });
  it('is not changed when it was decided; and an unknown objection has none', () => {
    spec
      .given([...handled, decided()])
      .when(assign(clerk))
      .thenRefuses('OBJECTION.DECIDED_ALREADY');
    spec.given([]).when(assign()).thenRefuses('OBJECTION.NOT_FOUND');
  });
  it('stays when it is the same', () => spec.given(handled).when(assign()).thenNothing());
  it('is another from then on, and why is kept', () => {
    const { type, data, ...when } = assign(clerk);
    spec
      .given(handled)
      .when({ type, data: { ...data, reason: why }, ...when })
      .then([{ type: 'HandlerAssigned', data: { objectionId, handler: clerk, by: secretary, reason: why } }]);
  });
});

describe('deciding an objection', () => {
  it('upholds or dismisses it, with findings', () => {
    spec.given(handled).when(decide()).then([decided()]);
    spec
      .given(handled)
      .when(decide('upheld'))
      .then([decided('upheld')]);
  });
  it('keeps a lead as a lead', () => {
    spec
      .given([...anonymous, assigned])
      .when(decide('leadOnly'))
      .then([decided('leadOnly', 2)]);
    spec
      .given([...anonymous, assigned])
      .when(decide('upheld'))
      .thenRefuses('OBJECTION.LEAD_ONLY');
    spec.given(handled).when(decide('leadOnly')).thenRefuses('OBJECTION.LEAD_ONLY');
  });
  it('refuses somebody else, no findings, another outcome and a day before it came', () => {
    spec
      .given(handled)
      .when(decide('upheld', { by: clerk }))
      .thenRefuses('OBJECTION.NOT_HANDLER');
    spec.given([received]).when(decide()).thenRefuses('OBJECTION.NOT_HANDLER');
    spec
      .given(handled)
      .when(decide('upheld', { findings: null }))
      .thenRefuses('OBJECTION.REASON_MISSING');
    spec
      .given([...handled, decided()])
      .when(decide('upheld'))
      .thenRefuses('OBJECTION.DECIDED_ALREADY');
    spec
      .given(handled)
      .when(decide('upheld', { lateEntry: late('2026-06-09') }))
      .thenRefuses('OBJECTION.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses a handler who assessed, and one who decides for somebody who did', () => {
    spec
      .given(handled)
      .when(decide('upheld', { assessors: [director.personId] }))
      .thenRefuses('OBJECTION.HANDLER_ASSESSED');
    spec
      .given(handled)
      .when(decide('upheld', { by: { ...director, onBehalfOf: reviewer }, assessors: [reviewer.personId] }))
      .thenRefuses('OBJECTION.HANDLER_ASSESSED');
  });
  it('stays quiet when it was decided so', () =>
    spec
      .given([...handled, decided()])
      .when(decide())
      .thenNothing());
});

describe('answering whoever objected', () => {
  const open = [...handled, decided()];
  it('follows on the decision', () => spec.given(open).when(reply()).then([replied]));
  it('refuses before it, another way, and where nobody can be reached', () => {
    spec.given(handled).when(reply()).thenRefuses('OBJECTION.NOT_DECIDED');
    spec
      .given([...open, replied])
      .when(reply('post'))
      .thenRefuses('OBJECTION.REPLIED_ALREADY');
    spec
      .given([...anonymous, assigned, decided('leadOnly', 2)])
      .when(reply())
      .thenRefuses('OBJECTION.NO_IDENTITY');
  });
  it('stays quiet when it was answered so', () =>
    spec
      .given([...open, replied])
      .when(reply())
      .thenNothing());
});

describe('opening the identity', () => {
  const openIdentity = (code = 'needed') =>
    ({ type: 'OpenIdentity', data: { objectionId, reason: { ...why, code }, by: secretary }, ...at }) as const;
  const opened: ObjectionEvent = { type: 'IdentityOpened', data: openIdentity().data };
  it('is recorded, each time', () => {
    spec.given([received]).when(openIdentity()).then([opened]);
    spec.given([received, opened]).when(openIdentity()).then([opened]);
  });
  it('refuses without a reason, and where there is none', () => {
    spec.given([received]).when(openIdentity(' ')).thenRefuses('OBJECTION.REASON_MISSING');
    spec.given(anonymous).when(openIdentity()).thenRefuses('OBJECTION.NO_IDENTITY');
  });
});

describe('the day of its answer', () => {
  const overdue = (now = '2026-06-17T16:00:00.000Z') =>
    ({ type: 'MarkObjectionOverdue', data: { objectionId }, now, today: '2026-06-18' }) as const;
  const passed: ObjectionEvent = {
    type: 'ObjectionBecameOverdue',
    data: { objectionId, replyDue: receivedData.replyDue as NonNullable<typeof receivedData.replyDue> },
  };
  it('is told when it is over', () => spec.given(handled).when(overdue()).then([passed]));
  it('does not come early', () => {
    spec.given(handled).when(overdue('2026-06-17T15:59:59.999Z')).thenRefuses('OBJECTION.CLOCK_RUNNING');
  });
  it('stays quiet when it is known, answered, or there is none', () => {
    spec
      .given([...handled, passed])
      .when(overdue())
      .thenNothing();
    spec
      .given([...handled, decided(), replied])
      .when(overdue())
      .thenNothing();
    spec.given(anonymous).when(overdue()).thenNothing();
  });
});

describe('the calendar of its days', () => {
  const replyDue = receivedData.replyDue as NonNullable<typeof receivedData.replyDue>;
  const provisional: ObjectionEvent = {
    type: 'ObjectionReceived',
    data: { ...receivedData, replyDue: { ...replyDue, lastDay: '2026-06-16', calendar: null } },
  };
  const revise = { type: 'ReviseObjectionTime', data: { objectionId, calendar }, ...at } as const;
  it('counts the day of its answer anew', () => {
    const events = objectionDecider.decide(revise, spec.given([provisional]).state());
    expect(events).toMatchObject([{ type: 'ObjectionTimeRevised', data: { replyDue } }]);
    expect(spec.given([provisional, ...events]).state()).toMatchObject({ received: { replyDue } });
  });
  it('says nothing where it was known, or there is none', () => {
    spec.given([received]).when(revise).thenNothing();
    spec.given(anonymous).when(revise).thenNothing();
  });
});
