import { assertNever, localDateAt, recordedLate, refuse, type Decider } from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import type { CorrectIncident, IncidentCommand, ReportIncident } from './incident.commands.js';
import {
  incidentExists,
  incidentInFuture,
  incidentKindUnknown,
  incidentLate,
  incidentNotFound,
} from './incident.errors.js';
import { refusesChangingIncident, refusesCheckingIncident } from './incident-may.js';
import type { IncidentState, KnownIncident } from './incident-state.js';
import type { IncidentEvent, IncidentSaid } from './incident.events.js';

export const incidentDecider: Decider<IncidentState, IncidentCommand, IncidentEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: IncidentCommand, state: IncidentState): readonly IncidentEvent[] {
  if (command.type === 'ReportIncident') return report(command, state);
  if (state.status === 'none') throw incidentNotFound();
  const told = { incidentId: command.data.incidentId, ...saidIn(state), source: state.source };
  switch (command.type) {
    case 'VerifyIncident': {
      const { by } = command.data;
      if (state.status === 'verified') return [];
      refuse(refusesCheckingIncident(state, by));
      return [{ type: 'IncidentVerified', data: { ...told, by } }];
    }
    case 'FindIncidentUnfounded': {
      const { reason, by } = command.data;
      if (state.status === 'unfounded') return [];
      refuse(refusesCheckingIncident(state, by));
      return [{ type: 'IncidentUnfounded', data: { ...told, reason, by } }];
    }
    case 'CorrectIncident':
      return correct(command, state);
    case 'WithdrawIncident': {
      const { by, reason } = command.data;
      if (state.status === 'withdrawn' && by.id === state.source.id) return [];
      refuse(refusesChangingIncident(state, by.id));
      return [{ type: 'IncidentWithdrawn', data: { ...told, reason, by } }];
    }
    default:
      return assertNever(command);
  }
}

const saidIn = ({ subject, kind, occurredAt }: IncidentSaid): IncidentSaid => ({ subject, kind, occurredAt });

/** The same, whatever names were then. */
function saysTheSame(a: IncidentSaid, b: IncidentSaid): boolean {
  return a.subject.id === b.subject.id && a.kind === b.kind && a.occurredAt === b.occurredAt;
}

function report(command: ReportIncident, state: IncidentState): readonly IncidentEvent[] {
  const { data, now } = command;
  const { incidentId, source, reference, knownKinds, lateEntry, recordedBy } = data;
  if (state.status !== 'none') {
    if (saysTheSame(state, data) && state.source.id === source.id) return [];
    throw incidentExists();
  }
  requireSaid(data, knownKinds, now);
  effectiveDay(command, localDateAt(data.occurredAt), incidentLate);
  const late = recordedLate(lateEntry, recordedBy);
  return [{ type: 'IncidentReported', data: { incidentId, ...saidIn(data), source, reference, ...late } }];
}

function requireSaid({ kind, occurredAt }: IncidentSaid, knownKinds: readonly string[], now: string): void {
  if (!knownKinds.includes(kind)) throw incidentKindUnknown(kind);
  if (occurredAt > now) throw incidentInFuture();
}

function correct({ data, now }: CorrectIncident, state: KnownIncident): readonly IncidentEvent[] {
  const { incidentId, said, reason, by, knownKinds } = data;
  refuse(refusesChangingIncident(state, by.id));
  if (saysTheSame(state, said)) return [];
  requireSaid(said, knownKinds, now);
  return [
    {
      type: 'IncidentCorrected',
      data: { incidentId, source: state.source, was: saidIn(state), now: saidIn(said), reason, by },
    },
  ];
}

function evolve(state: IncidentState, event: IncidentEvent): IncidentState {
  if (event.type === 'IncidentReported') {
    const { source, recordedBy } = event.data;
    return { status: 'reported', ...saidIn(event.data), source, recordedBy: recordedBy ?? null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'IncidentVerified':
      return { ...state, status: 'verified' };
    case 'IncidentUnfounded':
      return { ...state, status: 'unfounded' };
    case 'IncidentCorrected':
      return { ...state, ...saidIn(event.data.now), status: statusAfter(state, event.data.now) };
    case 'IncidentWithdrawn':
      return { ...state, status: 'withdrawn' };
    default:
      return assertNever(event);
  }
}

/** What was verified of something else is not verified. */
function statusAfter(state: KnownIncident, now: IncidentSaid): KnownIncident['status'] {
  return state.subject.id === now.subject.id && state.kind === now.kind ? state.status : 'reported';
}
