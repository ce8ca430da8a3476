import { assertNever, refuse, sameFacts, type Decider } from '@gongjian/shared-kernel';
import type { RetentionCommand } from './retention.commands.js';
import { retentionChangeOpen, retentionChangeUnknown, retentionKindTwice } from './retention.errors.js';
import type { RetentionChangeProposed, RetentionEvent } from './retention.events.js';
import { refusesConfirmingRetention } from './retention-may.js';
import { DEFAULT_RETENTION, withClasses, type RetentionSchedule } from './retention-schedule.js';

/** `shipped`: the tenant never asked for a change. */
export interface RetentionState {
  readonly status: 'shipped' | 'kept';
  readonly schedule: RetentionSchedule;
  readonly proposal: RetentionChangeProposed | null;
  /** Ids of changes that have their outcome. */
  readonly settled: readonly string[];
}

export const retentionDecider: Decider<RetentionState, RetentionCommand, RetentionEvent> = {
  initialState: { status: 'shipped', schedule: DEFAULT_RETENTION, proposal: null, settled: [] },
  decide,
  evolve,
};

function decide(command: RetentionCommand, state: RetentionState): readonly RetentionEvent[] {
  const { proposal, schedule, settled } = state;
  const { changeId } = command.data;
  switch (command.type) {
    case 'ProposeRetentionChange': {
      if (settled.includes(changeId)) return [];
      if (proposal !== null) {
        if (sameFacts(proposal, command.data)) return [];
        throw retentionChangeOpen();
      }
      const kinds = command.data.classes.map(({ kind }) => kind);
      const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
      if (twice !== undefined) throw retentionKindTwice(twice);
      return [{ type: 'RetentionChangeProposed', data: command.data }];
    }
    case 'ConfirmRetentionChange': {
      if (settled.includes(changeId)) return [];
      if (proposal?.changeId !== changeId) throw retentionChangeUnknown();
      refuse(refusesConfirmingRetention(proposal, command.data.by));
      const version = schedule.version + 1;
      return [{ type: 'RetentionChanged', data: { ...proposal, version, confirmedBy: command.data.by } }];
    }
    case 'DeclineRetentionChange': {
      if (settled.includes(changeId)) return [];
      if (proposal?.changeId !== changeId) throw retentionChangeUnknown();
      const { scheduleId, reason, by } = command.data;
      return [{ type: 'RetentionChangeDeclined', data: { scheduleId, changeId, reason, declinedBy: by } }];
    }
    default:
      return assertNever(command);
  }
}

function evolve(state: RetentionState, event: RetentionEvent): RetentionState {
  switch (event.type) {
    case 'RetentionChangeProposed':
      return { ...state, status: 'kept', proposal: event.data };
    case 'RetentionChanged': {
      const { version, classes, changeId } = event.data;
      const schedule = withClasses(state.schedule, version, classes);
      return { ...state, schedule, proposal: null, settled: [...state.settled, changeId] };
    }
    case 'RetentionChangeDeclined':
      return { ...state, proposal: null, settled: [...state.settled, event.data.changeId] };
    default:
      return assertNever(event);
  }
}
