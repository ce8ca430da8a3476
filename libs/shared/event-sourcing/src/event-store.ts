/**
 * Opaque place in the whole log. Two positions of one log compare as strings (`<`, `>`); nothing else may be read
 * from one.
 */
export type Position = string;

/** An event ready to be stored: `data` and `metadata` are canonical JSON and are kept byte for byte. */
export interface EncodedEvent {
  /** UUID, lower case. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface RecordedEvent extends EncodedEvent {
  readonly stream: string;
  /** From 0, dense in the stream. */
  readonly revision: bigint;
  readonly position: Position;
}

export interface AppendOptions {
  /**
   * Owner of the stream, fixed by its first event, whose metadata name it (`tenant`). A stream of another tenant is
   * refused as if it did not exist.
   */
  readonly tenant: string;
  /** Revision of the stream's last event, or `noStream`. */
  readonly expected: 'noStream' | bigint;
  /** Milliseconds until `UnknownOutcome` or `Unavailable`. Default 10,000. */
  readonly timeoutMs?: number;
}

/** Revision and position of the append's last event. */
export interface AppendResult {
  readonly revision: bigint;
  readonly position: Position;
  /**
   * True when events of these ids stood at these revisions already. Whose bytes they are this does not say: two callers
   * may have made the same ids. KurrentDB answers the two alike when they come from two processes at the same moment.
   */
  readonly repeated: boolean;
}

/** One of the two; absent means every event. Categories are whole names, not prefixes of names. */
export type EventFilter = { readonly categories: readonly string[] } | { readonly types: readonly string[] };

export interface ReadStreamOptions {
  /** Inclusive. Default: the first (forwards) or the last (backwards) event. */
  readonly from?: bigint;
  readonly direction?: 'forwards' | 'backwards';
  /** Default 10,000, the greatest length of a stream that is folded. */
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive; `null` or absent: from the start (forwards) or the end (backwards). */
  readonly after?: Position | null;
  readonly direction?: 'forwards' | 'backwards';
  /** Events answered at most. Default 1,000. */
  readonly limit?: number;
  readonly filter?: EventFilter;
}

export interface CountOptions {
  /** Exclusive; `null` from the start. */
  readonly after: Position | null;
  /** No more are counted: the answer is this number, or fewer. */
  readonly limit: number;
  readonly filter?: EventFilter;
}

/** Where a reader stands: restartable, and able to notice a log that is not the one it read. */
export interface Checkpoint {
  readonly epoch: number;
  readonly position: Position;
  readonly eventId: string;
}

export interface SubscribeOptions {
  /** Exclusive; `null` from the start. */
  readonly after: Checkpoint | null;
  readonly filter?: EventFilter;
  /** Ends the iteration. */
  readonly signal: AbortSignal;
}

/**
 * `checkpoint` comes after at most 1,000 events that the filter left out, so that a reader of rare events moves on;
 * `caughtUp` whenever everything recorded up to `checkpoint` has been delivered (`null`: the log is empty).
 */
export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent; readonly checkpoint: Checkpoint }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'caughtUp'; readonly checkpoint: Checkpoint | null };

export interface Head {
  /** UUID, made with the log. */
  readonly logId: string;
  /** From 1; raised when the log was restored. */
  readonly epoch: number;
  /** `null` while the log is empty. */
  readonly last: { readonly position: Position; readonly eventId: string } | null;
}

/**
 * The log. Guarantees, the same on every engine (one contract suite proves them):
 *
 * - When `append` answers, its events are durable and every later read sees them. All events of one append are
 *   stored or none, at consecutive revisions of one stream.
 * - Of several appends at one expected revision exactly one succeeds; the others get `WrongExpectedRevision`.
 * - Retrying an append with the same event ids at the same expected revision after a lost answer changes nothing and
 *   answers what the first answered; the stored bytes stay.
 * - Readers see every event once and in the order of positions; never one that appears before an earlier one does.
 * - What a read, a subscription or the head shows is durable, and so is what a refusal or a repeat is answered on: a crash
 *   takes nothing back that anyone was told.
 * - Each call settles within its deadline.
 *
 * Errors: `WrongExpectedRevision`, `StreamNotFound`, `TooLarge`, `Unavailable` (nothing was stored),
 * `UnknownOutcome` (it may have been: retry the same ids at the same revision), `LogForked`, `WrongTenant`.
 */
export abstract class EventStore {
  abstract append(stream: string, events: readonly EncodedEvent[], options: AppendOptions): Promise<AppendResult>;
  /** @throws StreamNotFound */
  abstract readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  abstract readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;
  /** How many `readAll` would answer, without reading them; may count some that are not durable yet. */
  abstract count(options: CountOptions): Promise<number>;
  /** At least once, in order; reconnects by itself. Ends with `LogForked` when the checkpoint is not of this log. */
  abstract subscribeAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  abstract head(): Promise<Head>;
  abstract close(): Promise<void>;
}

export const EVENT_LIMITS = {
  /** Data and metadata of one event together, UTF-8 bytes. */
  eventBytes: 256 * 1024,
  /** Events of one append. */
  appendEvents: 1_000,
  /** All events of one append, UTF-8 bytes. */
  appendBytes: 768 * 1024,
  /** Events of a stream that is folded. */
  streamEvents: 10_000,
} as const;
