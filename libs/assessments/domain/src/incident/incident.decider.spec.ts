import { decider } from '@gongjian/shared-testing';
import {
  at,
  delegateOf,
  director,
  healthBureau,
  id,
  late,
  onTime,
  point,
  reason,
  subject,
} from '../testing/campaign.js';
import { incidentDecider } from './incident.decider.js';
import type { IncidentEvent, IncidentReported } from './incident.events.js';

const spec = decider(incidentDecider);
const incidentId = id(30);
const source = {
  id: id(31),
  kind: 'service',
  name: '疫情直报',
  unit: { id: healthBureau.id, name: healthBureau.name },
} as const;
const other = { ...source, id: id(32) };
const said = { subject, kind: 'confirmedCase', occurredAt: '2026-11-19T04:00:00.000Z' };
const reported: IncidentReported = { incidentId, ...said, source, reference: 'R-1' };
const reportedEvent: IncidentEvent = { type: 'IncidentReported', data: reported };
const knownKinds = ['confirmedCase', 'closeContact'];
const report = (more: object = {}) =>
  ({ type: 'ReportIncident', data: { ...reported, knownKinds, ...onTime, ...more }, ...at }) as never;
const verify = (by = director) => ({ type: 'VerifyIncident', data: { incidentId, by }, ...at }) as const;
const verified: IncidentEvent = {
  type: 'IncidentVerified',
  data: { incidentId, ...said, source, by: director },
};
const why = reason('notSo', '经查不实');
const unfounded = (by = director) =>
  ({ type: 'FindIncidentUnfounded', data: { incidentId, reason: why, by }, ...at }) as const;
const unfoundedEvent: IncidentEvent = {
  type: 'IncidentUnfounded',
  data: { incidentId, ...said, source, reason: why, by: director },
};
const correct = (more: object = {}, by = source) =>
  ({
    type: 'CorrectIncident',
    data: { incidentId, said: { ...said, ...more }, reason: 'wrongPlace', by, knownKinds },
    ...at,
  }) as never;
const corrected = (more: object): IncidentEvent => ({
  type: 'IncidentCorrected',
  data: { incidentId, source, was: said, now: { ...said, ...more }, reason: 'wrongPlace', by: source },
});
const withdraw = (by: typeof source | typeof other = source) =>
  ({ type: 'WithdrawIncident', data: { incidentId, reason: 'error', by }, ...at }) as const;
const withdrawn: IncidentEvent = {
  type: 'IncidentWithdrawn',
  data: { incidentId, ...said, source, reason: 'error', by: source },
};

describe('reporting an incident', () => {
  it('says subject, kind, time and source', () => spec.given([]).when(report()).then([reportedEvent]));
  it('refuses a late entry for a day to come, or before it happened', () => {
    spec
      .given([])
      .when(report(late('2026-11-21')))
      .thenRefuses('INCIDENT.LATE_ENTRY_IN_FUTURE');
    spec
      .given([])
      .when(report(late('2026-11-18')))
      .thenRefuses('INCIDENT.LATE_ENTRY_TOO_EARLY');
  });
  it('may be done late, by another', () => {
    const entry = late('2026-11-19');
    spec
      .given([])
      .when(report(entry))
      .then([{ type: 'IncidentReported', data: { ...reported, ...entry } }]);
  });
  it('refuses a kind nobody asks for, what is yet to happen, and another under the same reference', () => {
    spec
      .given([])
      .when(report({ kind: 'fire' }))
      .thenRefuses('INCIDENT.KIND_UNKNOWN');
    spec
      .given([])
      .when(report({ occurredAt: '2026-11-20T02:00:00.001Z' }))
      .thenRefuses('INCIDENT.IN_FUTURE');
    spec
      .given([reportedEvent])
      .when(report({ kind: 'closeContact' }))
      .thenRefuses('INCIDENT.EXISTS');
    spec
      .given([reportedEvent])
      .when(report({ source: other }))
      .thenRefuses('INCIDENT.EXISTS');
  });
  it('stays quiet when it was reported, under whatever name the subject has by now', () => {
    spec.given([reportedEvent]).when(report()).thenNothing();
    spec
      .given([reportedEvent])
      .when(report({ subject: { ...subject, name: '新柳岸社区' } }))
      .thenNothing();
  });
});

describe('verifying an incident', () => {
  it('says that it is so, or not so, and may be thought over', () => {
    spec.given([reportedEvent]).when(verify()).then([verified]);
    spec.given([reportedEvent]).when(unfounded()).then([unfoundedEvent]);
    spec.given([reportedEvent, unfoundedEvent]).when(verify()).then([verified]);
    spec.given([reportedEvent, verified]).when(unfounded()).then([unfoundedEvent]);
  });
  it('refuses whoever reported or recorded it', () => {
    const byPerson: IncidentEvent = {
      type: 'IncidentReported',
      data: { ...reported, source: { ...source, id: director.personId, kind: 'person' } },
    };
    spec
      .given([byPerson])
      .when(verify(delegateOf(director)))
      .thenRefuses('INCIDENT.OWN_VERIFICATION');
    const recorded: IncidentEvent = { type: 'IncidentReported', data: { ...reported, ...late('2026-11-19') } };
    spec.given([recorded]).when(verify()).thenRefuses('INCIDENT.OWN_VERIFICATION');
    spec.given([recorded]).when(unfounded()).thenRefuses('INCIDENT.OWN_VERIFICATION');
  });
  it('refuses what is withdrawn, and what is none', () => {
    spec.given([reportedEvent, withdrawn]).when(verify()).thenRefuses('INCIDENT.WITHDRAWN');
    spec.given([reportedEvent, withdrawn]).when(unfounded()).thenRefuses('INCIDENT.WITHDRAWN');
    spec.given([]).when(verify()).thenRefuses('INCIDENT.NOT_FOUND');
  });
  it('stays quiet when it is verified, or found unfounded', () => {
    spec.given([reportedEvent, verified]).when(verify()).thenNothing();
    spec.given([reportedEvent, unfoundedEvent]).when(unfounded()).thenNothing();
  });
});

describe('correcting an incident', () => {
  const elsewhere = { subject: point };
  it('keeps what was said before', () =>
    spec
      .given([reportedEvent])
      .when(correct(elsewhere))
      .then([corrected(elsewhere)]));
  it('wants it verified again where it is about something else', () => {
    spec
      .given([reportedEvent, verified, corrected(elsewhere)])
      .when(verify())
      .then([{ type: 'IncidentVerified', data: { incidentId, ...said, subject: point, source, by: director } }]);
    spec
      .given([reportedEvent, verified, corrected({ occurredAt: '2026-11-18T04:00:00.000Z' })])
      .when(verify())
      .thenNothing();
  });
  it('is the reporter’s alone, and as good as a report', () => {
    spec.given([reportedEvent]).when(correct(elsewhere, other)).thenRefuses('INCIDENT.NOT_YOURS');
    spec
      .given([reportedEvent])
      .when(correct({ kind: 'fire' }))
      .thenRefuses('INCIDENT.KIND_UNKNOWN');
    spec
      .given([reportedEvent])
      .when(correct({ occurredAt: '2026-11-21T00:00:00.000Z' }))
      .thenRefuses('INCIDENT.IN_FUTURE');
    spec.given([reportedEvent, withdrawn]).when(correct(elsewhere)).thenRefuses('INCIDENT.WITHDRAWN');
  });
  it('stays quiet when it says so already', () => spec.given([reportedEvent]).when(correct()).thenNothing());
});

describe('withdrawing an incident', () => {
  it('is the reporter’s alone', () => {
    spec.given([reportedEvent]).when(withdraw()).then([withdrawn]);
    spec.given([reportedEvent]).when(withdraw(other)).thenRefuses('INCIDENT.NOT_YOURS');
  });
  it('stays quiet when it is withdrawn', () => spec.given([reportedEvent, withdrawn]).when(withdraw()).thenNothing());
});
