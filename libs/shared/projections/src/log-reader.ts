import type { Checkpoint } from '@gongjian/shared-event-sourcing';
import type { Delivery } from './delivery.js';

/** What a reader tells the host while it holds its lock. */
export interface Tenure {
  /** Aborted when the lock is lost or the host stops. */
  readonly signal: AbortSignal;
  /** Everything up to here is durable. */
  committed(checkpoint: Checkpoint): void;
  /** Ends the tenure from outside of a call. */
  fail(error: unknown): void;
}

/**
 * Something that follows the log with a checkpoint of its own. One process at a time feeds it; its checkpoint moves by
 * compare-and-set, so a process that only believes to be the one changes nothing.
 */
export abstract class LogReader {
  abstract readonly context: string;
  /** Unique in the context. */
  abstract readonly id: string;
  abstract readonly categories: readonly string[];
  /** Its pace is its own: it may not hold others up while they catch up together. */
  readonly alone: boolean = false;
  /** What follows shortly after a batch may wait for more, unless somebody waits for it. */
  readonly gathers: boolean = false;
  /** Whether anything it took in is not done yet. */
  get underWay(): boolean {
    return false;
  }

  /** The lock is held and the reader stands at `checkpoint`. */
  abstract open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void>;
  /**
   * Takes the next events in, in the order of positions; may answer before their effects are durable.
   *
   * @param live make them durable at once; otherwise as it is cheapest, and at the latest with `flush`
   * @throws Unprojectable, Fenced, and technical errors; each ends the tenure
   */
  abstract apply(batch: readonly Delivery[], live: boolean): Promise<void>;
  /** Answers when everything taken in is durable. */
  abstract flush(): Promise<void>;
  /** The tenure is over; nothing may be written any more. */
  async close(): Promise<void> {}
}

/** Another process moved the checkpoint. */
export class Fenced extends Error {
  constructor(readonly reader: string) {
    super(`${reader}: another process moved the checkpoint`);
    this.name = 'Fenced';
  }
}

/** An event that this reader cannot take in: it stands still before it. */
export class Unprojectable extends Error {
  constructor(
    readonly stream: string,
    readonly revision: bigint,
    readonly type: string,
    options: ErrorOptions,
  ) {
    super(`${stream} ${revision} ${type}: ${describe(options.cause)}`, options);
    this.name = 'Unprojectable';
  }
}

/** Name and code only: messages of database errors may quote values. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code !== error.name ? `${error.name} ${code}` : error.name;
}
