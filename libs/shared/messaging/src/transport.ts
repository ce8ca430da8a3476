import type { LogReader } from '@gongjian/shared-projections/readers';
import type { IntegrationMessage } from './message.js';

/** That this process receives, and no other does. */
export interface Hold {
  /** Aborted when it ends. */
  readonly signal: AbortSignal;
  /** Ends it from outside of a call. */
  fail(error: unknown): void;
}

/** Who receives what one context tells. */
export interface Subscription {
  /** The receiving context. */
  readonly context: string;
  /** Unique in the context and never changed: where it stands hangs on it. */
  readonly consumer: string;
  /** Whose events. */
  readonly source: string;
  /** Messages follow until {@link close}. */
  open(hold: Hold): Promise<void>;
  /** Answers when the message may be forgotten. A throw: it comes again. Up to 1,000 may be unanswered. */
  take(message: IntegrationMessage): Promise<void>;
  /** No message follows; those unanswered have been let go. */
  close(): Promise<void>;
}

export interface Receiver {
  /** Readers of the log that bring the messages; to be run with the others of the process. */
  readonly readers: readonly LogReader[];
  /** Of a receiver whose messages come from elsewhere. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Port: brings published events to other contexts. Guarantees, the same on every transport (one contract suite proves
 * them): each at least once and to each subscription, also to one that begins late; none that the published streams do
 * not hold. In any order, and more than once.
 */
export abstract class Transport {
  /** Something may be lost on the way until it is looked for in the published streams. */
  abstract readonly mayLose: boolean;
  /** Readers of the log that send on what a context publishes. */
  abstract relay(context: string): readonly LogReader[];
  abstract receiver(subscription: Subscription): Receiver;
}
