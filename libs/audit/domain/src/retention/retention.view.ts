import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import type {
  RetentionChangeDeclined,
  RetentionChanged,
  RetentionChangeProposed,
  RetentionEvent,
} from './retention.events.js';
import { DEFAULT_RETENTION, withClasses, type RetentionSchedule } from './retention-schedule.js';

export interface RetentionRow extends RetentionSchedule {
  readonly id: string;
  readonly proposal: RetentionChangeProposed | null;
  readonly changes: readonly (RetentionChanged & { readonly at: Instant })[];
  readonly declined: readonly (RetentionChangeDeclined & { readonly at: Instant })[];
  readonly changedAt: Instant;
}

export const retentionView: View<RetentionRow, RetentionEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  const before: RetentionRow = row ?? {
    ...DEFAULT_RETENTION,
    id: event.data.scheduleId,
    proposal: null,
    changes: [],
    declined: [],
    changedAt: at,
  };
  switch (event.type) {
    case 'RetentionChangeProposed':
      return { ...before, proposal: event.data, changedAt: at };
    case 'RetentionChanged': {
      const { version, classes } = event.data;
      const changes = [...before.changes, { ...event.data, at }];
      return { ...before, ...withClasses(before, version, classes), proposal: null, changes, changedAt: at };
    }
    case 'RetentionChangeDeclined':
      return { ...before, proposal: null, declined: [...before.declined, { ...event.data, at }], changedAt: at };
    default:
      return assertNever(event);
  }
};
