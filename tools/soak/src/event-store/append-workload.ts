import {
  isEventStoreError,
  WrongExpectedRevision,
  type AppendResult,
  type EncodedEvent,
  type EventStore,
  type EventStoreError,
} from '@gongjian/shared-event-sourcing';
import type { Random } from '../random.js';
import type { Ledger, LedgerEntry } from './ledger.js';

export const TENANT = '6b1d3c1e-52f5-4f0e-9d43-0f2a8c0a7b11';
const OTHER_TENANT = '0d9d54f4-6a07-4b5c-8a55-5f4a1c0f9e22';
const CATEGORIES = ['task', 'plan', 'title'];
const TYPES = ['TaskAssigned', 'TaskSignedFor', 'EvidenceSubmitted', 'PlanIssued'];

/** The bytes of an event follow from its id and their length, so a reader can check them. */
export function dataOf(id: string, length: number): string {
  const start = `{"id":"${id}","note":"创建😀`;
  return `${start}${'~'.repeat(Math.max(0, length - start.length - 2))}"}`;
}

export function eventOf(random: Random): EncodedEvent {
  const id = random.uuid();
  return { id, type: random.pick(TYPES), data: dataOf(id, random.between(80, 600)), metadata: '{"channel":"rule"}' };
}

interface OwnStream {
  readonly name: string;
  /** -1 before the first event. */
  revision: bigint;
}

interface Remembered {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly expected: 'noStream' | bigint;
  readonly result: AppendResult;
}

export interface WorkloadOptions {
  /** Streams that other writers append to as well. */
  readonly shared: readonly string[];
  /** Chance that a step is one that must be refused. */
  readonly failures: number;
  /** Deadlines so short that some appends end as unknown. */
  readonly impatience?: number;
  readonly timeoutMs?: number;
  /** Nothing disturbs the server, so an append in order never ends as `Unavailable`. */
  readonly healthy?: boolean;
  /** Goes on after `Unavailable` and `UnknownOutcome` until then. */
  readonly patienceMs?: number;
}

/** One writer that appends, fails, conflicts and repeats itself at random, and writes down how each attempt ended. */
export class AppendWorkload {
  private own: OwnStream[] = [];
  private readonly remembered: Remembered[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly random: Random,
    private readonly ledger: Ledger,
    private readonly options: WorkloadOptions,
  ) {}

  async step(): Promise<void> {
    const { random } = this;
    if (random.chance(this.options.failures)) {
      await this.fail();
    } else if (random.chance(0.1)) {
      await this.look();
    } else if (this.options.shared.length > 0 && random.chance(0.2)) {
      await this.contend(random.pick(this.options.shared));
    } else if (this.remembered.length > 0 && random.chance(0.1)) {
      await this.repeat(random.pick(this.remembered));
    } else {
      await this.extend();
    }
  }

  private async extend(): Promise<void> {
    const { random } = this;
    let stream = this.own.length > 0 && random.chance(0.75) ? random.pick(this.own) : undefined;
    if (stream === undefined) {
      stream = { name: `${random.pick(CATEGORIES)}-${random.uuid()}`, revision: -1n };
      this.own.push(stream);
      if (this.own.length > 40) this.own = this.own.slice(20);
    }
    const events = Array.from({ length: random.chance(0.7) ? 1 : random.between(2, 5) }, () => eventOf(random));
    const expected = stream.revision < 0n ? 'noStream' : stream.revision;
    const result = await this.untilCertain(stream.name, events, expected);
    if (result === 'conflict') {
      this.ledger.add({ kind: 'problem', text: `${stream.name}: a conflict although nobody else appends to it` });
    }
    if (result === null || result === 'conflict') {
      this.own = this.own.filter((each) => each !== stream);
      return;
    }
    const due = stream.revision + BigInt(events.length);
    if (result.revision !== due) {
      this.ledger.add({ kind: 'problem', text: `${stream.name}: answered revision ${result.revision}, ${due} is due` });
    }
    stream.revision = result.revision;
    this.remembered.push({ stream: stream.name, events, expected, result });
    if (this.remembered.length > 30) this.remembered.shift();
  }

  /** Writes down what stands at the end of the log: what was shown must not vanish. */
  private async look(): Promise<void> {
    try {
      if (this.random.chance(0.5)) {
        const { last } = await this.store.head();
        if (last !== null) this.ledger.add({ kind: 'seen', id: last.eventId, position: last.position });
      } else {
        const events = await this.store.readAll({ direction: 'backwards', limit: 3 });
        for (const { id, position } of events) this.ledger.add({ kind: 'seen', id, position });
      }
    } catch (error) {
      if (!isEventStoreError(error, 'Unavailable')) throw error;
      if (this.options.healthy === true) this.ledger.add({ kind: 'problem', text: 'the end of the log is not read' });
    }
  }

  private async contend(stream: string): Promise<void> {
    const { random } = this;
    let revision = -1n;
    try {
      const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
      if (last !== undefined) this.ledger.add({ kind: 'seen', id: last.id, position: last.position });
      revision = last?.revision ?? -1n;
    } catch (error) {
      if (isEventStoreError(error, 'Unavailable')) return;
      if (!isEventStoreError(error, 'StreamNotFound')) throw error;
    }
    const events = Array.from({ length: random.between(1, 2) }, () => eventOf(random));
    await this.untilCertain(stream, events, revision < 0n ? 'noStream' : revision);
  }

  /** The same append once more: other bytes under the same ids change nothing. */
  private async repeat({ stream, events, expected, result }: Remembered): Promise<void> {
    const { random } = this;
    const again = random.chance(0.5) ? events : events.map(({ id }) => ({ ...eventOf(random), id }));
    try {
      const answer = await this.store.append(stream, again, { tenant: TENANT, expected });
      if (answer.revision !== result.revision || answer.position !== result.position) {
        this.ledger.add({ kind: 'problem', text: `${stream}: a repeated append was answered differently` });
      }
    } catch (error) {
      if (isEventStoreError(error, 'Unavailable') || isEventStoreError(error, 'UnknownOutcome')) return;
      this.ledger.add({ kind: 'problem', text: `${stream}: a repeated append failed: ${String(error)}` });
    }
  }

  private async fail(): Promise<void> {
    const { random } = this;
    const stream = this.own.length > 0 ? random.pick(this.own) : undefined;
    const name = stream !== undefined && stream.revision >= 0n ? stream.name : `task-${random.uuid()}`;
    const exists = name === stream?.name;
    const event = eventOf(random);
    switch (random.between(0, 3)) {
      case 0:
        return this.refused(name, [event], exists ? 'noStream' : 3n, TENANT, 'WrongExpectedRevision');
      case 1:
        return this.refused(name, [event], (stream?.revision ?? 0n) + 5n, TENANT, 'WrongExpectedRevision');
      case 2:
        if (!exists) return;
        return this.refused(name, [event], stream.revision, OTHER_TENANT, 'WrongTenant');
      default:
        return this.refused(
          name,
          Array.from({ length: 4 }, () => ({ ...eventOf(random), metadata: `"${'m'.repeat(200_000)}"` })),
          exists ? stream.revision : 'noStream',
          TENANT,
          'TooLarge',
        );
    }
  }

  private async refused(
    stream: string,
    events: readonly EncodedEvent[],
    expected: 'noStream' | bigint,
    tenant: string,
    code: 'WrongExpectedRevision' | 'WrongTenant' | 'TooLarge',
  ): Promise<void> {
    const ids = events.map((event) => event.id);
    try {
      await this.store.append(stream, events, { tenant, expected });
      this.ledger.add({ kind: 'problem', text: `${stream}: stored what ${code} should have refused` });
    } catch (error) {
      if (!isEventStoreError(error)) throw error;
      if (error.code === 'UnknownOutcome') this.ledger.add({ kind: 'unknown', stream, ids });
      else this.ledger.add(refusal(stream, ids, error));
      if (error.code !== code && error.code !== 'Unavailable' && error.code !== 'UnknownOutcome') {
        this.ledger.add({ kind: 'problem', text: `${stream}: ${error.code} instead of ${code}` });
      }
    }
  }

  /** Sends the same append until it is certain how it ended; `null` when patience ran out. */
  private async untilCertain(
    stream: string,
    events: readonly EncodedEvent[],
    expected: 'noStream' | bigint,
  ): Promise<AppendResult | 'conflict' | null> {
    const { random, options } = this;
    const ids = events.map((event) => event.id);
    const until = performance.now() + (options.patienceMs ?? 30_000);
    do {
      const hasty = random.chance(options.impatience ?? 0);
      const timeoutMs = hasty ? random.between(1, 8) : (options.timeoutMs ?? 10_000);
      try {
        const result = await this.store.append(stream, events, { tenant: TENANT, expected, timeoutMs });
        const { revision, position } = result;
        this.ledger.add({ kind: 'stored', stream, ids, revision: String(revision), position });
        return result;
      } catch (error) {
        if (!isEventStoreError(error)) throw error;
        if (error.code === 'UnknownOutcome') {
          this.ledger.add({ kind: 'unknown', stream, ids });
          continue;
        }
        this.ledger.add(refusal(stream, ids, error));
        if (error.code === 'WrongExpectedRevision') return 'conflict';
        if (error.code !== 'Unavailable' || (options.healthy === true && !hasty)) {
          this.ledger.add({ kind: 'problem', text: `${stream}: ${error.code} for an append that was in order` });
          return null;
        }
      }
    } while (performance.now() < until);
    return null;
  }
}

function refusal(stream: string, ids: readonly string[], error: EventStoreError): LedgerEntry {
  const found = error instanceof WrongExpectedRevision && error.actual >= 0n ? { found: String(error.actual) } : {};
  return { kind: 'refused', stream, ids, code: error.code, ...found };
}
