import { assertNever, type Clock, type Instant, type View } from '@gongjian/shared-kernel';
import type { KnownSuggestion } from './suggestion-state.js';
import type { SuggestionAnswered, SuggestionEvent, SuggestionFiled } from './suggestion.events.js';

export interface SuggestionRow extends Omit<SuggestionFiled, 'suggestionId'> {
  readonly id: string;
  readonly status: KnownSuggestion['status'];
  /** Set while it waits for its answer longer than it may. */
  readonly overdueSince: Instant | null;
  readonly answer: (Omit<SuggestionAnswered, 'suggestionId'> & { readonly at: Instant }) | null;
  readonly withdrawnAt: Instant | null;
  readonly filedAt: Instant;
  readonly changedAt: Instant;
}

export const suggestionView: View<SuggestionRow, SuggestionEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'SuggestionFiled') {
    const { suggestionId: id, ...filed } = event.data;
    const open = { status: 'filed', overdueSince: null, answer: null, withdrawnAt: null } as const;
    return { ...filed, id, ...open, filedAt: at, changedAt: at };
  }
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

type Later = Exclude<SuggestionEvent, { readonly type: 'SuggestionFiled' }>;

function changed(row: SuggestionRow, event: Later, at: Instant): Partial<SuggestionRow> {
  switch (event.type) {
    case 'SuggestionAnswered': {
      const { suggestionId: _id, ...answer } = event.data;
      return { status: 'answered', answer: { ...answer, at }, overdueSince: null };
    }
    case 'SuggestionWithdrawn':
      return { status: 'withdrawn', withdrawnAt: at, overdueSince: null };
    case 'SuggestionBecameOverdue':
      return { overdueSince: event.data.dueAt };
    case 'SuggestionDueRevised': {
      const { previous, due } = event.data;
      return { due, overdueSince: stillOverdue(row.overdueSince, previous, due) };
    }
    default:
      return assertNever(event);
  }
}

function stillOverdue(since: Instant | null, previous: Clock, due: Clock): Instant | null {
  return since !== null && due.dueAt <= previous.dueAt ? due.dueAt : null;
}
