import type { Instant, LocalDate } from '@gongjian/shared-kernel';

/** Where a due date comes from. */
export type DueRule =
  | { readonly kind: 'stated' }
  | { readonly kind: 'stageEnd'; readonly stage: string }
  | { readonly kind: 'periodEnd' }
  | { readonly kind: 'extended'; readonly requestId: string }
  | { readonly kind: 'returned'; readonly submission: number; readonly level: number }
  | { readonly kind: 'reassigned' }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'corrected' };

/** The clock that runs towards a due date, counted once and stored with the event that starts it. */
export interface DueClock {
  /** The due date, or the working day it moves to. */
  readonly lastDay: LocalDate;
  /** From then on it is overdue. */
  readonly overdueAt: Instant;
  /** `null` when the rules foresee no reminder, or its time was over when the clock started. */
  readonly remindAt: Instant | null;
  /** The calendar it was counted with; `null` where the year's calendar is missing: provisional. */
  readonly calendar: string | null;
}

export interface Due extends DueClock {
  readonly on: LocalDate;
  readonly rule: DueRule;
}
