import type { EventStore } from '@gongjian/shared-event-sourcing';
import {
  requireName,
  type ParkedFact,
  type Parking,
  type ReaderLogger,
  type WaitingCounts,
} from '@gongjian/shared-projections/readers';
import type { Pool } from 'pg';
import type { Arrivals } from './arrivals.js';
import { consumerLag, type ConsumerLag } from './consumer-lag.js';
import { ConsumerRun } from './consumer-run.js';
import { handlingsOf, type ForeignReaction, type Handling } from './foreign-reaction.js';
import type { IntegrationMessage } from './message.js';
import type { Foreign } from './districts/foreign.js';
import type { PublishedStreams } from './published-streams.js';
import type { Hold, Subscription } from './transport.js';
import { WaitingMessages } from './waiting-messages.js';

export interface ConsumerOptions {
  readonly context: string;
  /** Whose events. */
  readonly source: string;
  readonly reactions: readonly ForeignReaction[];
  /** As `gongjian_projector`. */
  readonly pool: Pool;
  /** In which targets are recorded. */
  readonly store: EventStore;
  readonly streams: PublishedStreams;
  /** Shared by the consumers of the context. */
  readonly arrivals: Arrivals;
  /** Of the transport: holes at the end are looked for every five seconds. */
  readonly mayLose: boolean;
  /** Of another deployment; absent: of this one. */
  readonly foreign?: Foreign;
  readonly logger: ReaderLogger;
}

/**
 * Handles what another context tells, each message once and in the order of its subject, whatever the transport does:
 * holes are filled from the published streams at once, what was done already is passed over, a message whose target is
 * not there yet is held, one that is refused is parked, and either holds up its own subject alone.
 */
export class Consumer implements Subscription, Parking {
  readonly context: string;
  readonly source: string;
  readonly consumer: string;
  /** By which operators name it. */
  readonly name: string;

  private readonly handlings: ReadonlyMap<string, Handling>;
  private readonly waiting: WaitingMessages;
  private run: ConsumerRun | null = null;

  /** @throws TypeError for reactions that do not belong together */
  constructor(private readonly options: ConsumerOptions) {
    const { context, source, reactions, pool, foreign } = options;
    requireName(context);
    requireName(source);
    this.context = context;
    this.source = source;
    this.consumer = foreign?.consumer ?? source;
    this.name = foreign?.consumer ?? `from_${source}`;
    requireName(this.name);
    this.handlings = handlingsOf(context, source, reactions);
    const sendsCommands = reactions.some(({ when }) => when.some(({ kind }) => kind === 'commands'));
    if (foreign !== undefined && sendsCommands)
      throw new TypeError(`${this.name}: what a district tells sends commands`);
    this.waiting = new WaitingMessages(pool, context, this.consumer);
  }

  async open(hold: Hold): Promise<void> {
    const { logger } = this.options;
    const prefixed = (text: string): string => `${this.context}/${this.name}: ${text}`;
    this.run = await ConsumerRun.open({
      ...this.options,
      consumer: this.consumer,
      handlings: this.handlings,
      waiting: this.waiting,
      hold,
      logger: {
        warn: (text) => logger.warn(prefixed(text)),
        error: (text) => logger.error(prefixed(text)),
      },
    });
  }

  async take(message: IntegrationMessage): Promise<void> {
    const refusal = (await this.options.foreign?.refusalOf(message)) ?? null;
    if (refusal !== null) {
      this.options.logger.error(`${this.context}/${this.name}: ${refusal}: ${message.logId} ${message.sequence}`);
      return;
    }
    if (this.run === null) throw new Error(`${this.context}/${this.name} is not open`);
    await this.run.take(message);
  }

  async close(): Promise<void> {
    const { run } = this;
    this.run = null;
    await run?.close();
  }

  parked(limit: number, tenants: readonly string[] | null): Promise<readonly ParkedFact[]> {
    return this.waiting.listParked(limit, this.tenantsFor(tenants));
  }

  waitingCounts(): Promise<WaitingCounts> {
    return this.waiting.counts();
  }

  /** @param tenants that may have been told about */
  lag(tenants: readonly string[], now: Date): Promise<ConsumerLag> {
    return consumerLag({ ...this.options, consumer: this.consumer }, tenants, now);
  }

  async replay(subject: string | null, tenants: readonly string[] | null): Promise<number> {
    const count = await this.waiting.requestReplay(subject, this.tenantsFor(tenants));
    this.run?.lookForReplays();
    return count;
  }

  /** What waits of districts is its readers' to see to. */
  private tenantsFor(tenants: readonly string[] | null): readonly string[] | null {
    const { foreign } = this.options;
    if (foreign === undefined || tenants === null) return tenants;
    return tenants.includes(foreign.readers) ? foreign.tenants : [];
  }
}
