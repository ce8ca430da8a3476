import type { SheetResultRow, SheetRow, Standing } from '@gongjian/assessments-domain';
import type { Position } from '@gongjian/shared-event-sourcing';

export interface SheetCount {
  readonly sheets: number;
  /** Without a score that stands. */
  readonly unfinished: number;
}

export type PreviousStanding = Pick<Standing, 'grade' | 'total' | 'rank'>;

/** Port: the sheets and results of whole rounds, as they are listed. What is asked waits until the list is that far. */
export abstract class RoundScores {
  /** As of what is recorded when it is asked. */
  abstract count(tenant: string, roundId: string): Promise<SheetCount>;
  /** Every sheet of the round, by id, page by page, as of what was recorded by then; `null`: as it is now. */
  abstract pages(tenant: string, roundId: string, at: Position | null): AsyncIterable<readonly SheetResultRow[]>;
  /** The same sheets whole, few at a time. */
  abstract sheets(tenant: string, roundId: string, at: Position): AsyncIterable<readonly SheetRow[]>;
  /** Ids of the sheets of the round in which anything was recorded after that. */
  abstract touchedSince(tenant: string, roundId: string, at: Position): Promise<readonly string[]>;
  /** What the subjects of a concluded round came to, by id, after what was looked at again. */
  abstract standings(tenant: string, roundId: string): Promise<ReadonlyMap<string, PreviousStanding>>;
  /** What they came to when it was concluded. */
  abstract concluded(tenant: string, roundId: string): Promise<ReadonlyMap<string, PreviousStanding>>;
}
