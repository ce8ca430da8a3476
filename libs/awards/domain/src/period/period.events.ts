import type { DomainEvent, LocalDate } from '@gongjian/shared-kernel';

interface OfPeriod {
  readonly periodId: string;
}

/** A round of the programme came to its end. */
export interface PeriodConcluded extends OfPeriod {
  readonly programme: string;
  readonly round: string;
  readonly roundId: string;
  readonly on: LocalDate;
  /** The stream and revision that told it. */
  readonly source: { readonly stream: string; readonly revision: string };
}

/** A title was removed whose follow-up is due after such a round. */
export interface RemovalAwaited extends OfPeriod {
  readonly titleId: string;
  readonly removalId: string;
  readonly removedOn: LocalDate;
}

export type PeriodEvent =
  DomainEvent<'PeriodConcluded', PeriodConcluded> | DomainEvent<'RemovalAwaited', RemovalAwaited>;
