import {
  before,
  checkAppend,
  EventStoreError,
  isEventStoreError,
  remaining,
  WrongExpectedRevision,
  wrongTenant,
  type AppendResult,
  type Deadline,
  type EncodedEvent,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { ClientHolder } from './client-holder.js';
import type { Client } from './driver.js';
import { positionOf, type WirePosition } from './positions.js';
import { pauseOf, tryMs, type Reads } from './reads.js';
import type { Tenants } from './tenants.js';
import { Late, troubleOf, type Trouble } from './troubles.js';

export interface Append {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly tenant: string;
  readonly expected: 'noStream' | bigint;
  readonly deadline: Deadline;
}

/** What the next append to the stream waits for. */
interface Turn {
  over: Promise<unknown>;
}

const NOTHING = Promise.resolve();
const BYTES = 'application/octet-stream' as const;

type ProposedEvents = Parameters<Client['appendToStream']>[1];

/**
 * Appends, always at an explicit revision, where the server knows the same ids at the same place again: so a try whose
 * outcome is unknown is made once more with the same bytes until the deadline. Callers run side by side on the client's
 * one stream of appends; those of one stream in turn, so that of two with the same ids the second is known as a repeat.
 */
export class Appends {
  private readonly turns = new Map<string, Turn>();
  private latest: Position = '';
  /** What the server told its methods: before that nothing can have been sent. */
  private readonly reached = new WeakSet<Client>();

  constructor(
    private readonly clients: ClientHolder,
    private readonly reads: Reads,
    private readonly tenants: Tenants,
  ) {}

  /** The log holds an event at this position. */
  saw(position: Position): void {
    if (position > this.latest) this.latest = position;
  }

  append(append: Append): Promise<AppendResult> {
    const { stream, deadline } = append;
    const previous = this.turns.get(stream);
    const own: Turn = { over: NOTHING };
    this.turns.set(stream, own);
    if (previous === undefined) return (own.over = this.carryOut(append, own));
    const over = previous.over.catch(() => undefined);
    const turn = before(deadline, over, unsent).then(() => this.carryOut(append, own));
    own.over = Promise.allSettled([over, turn]).then(() => this.leave(stream, own));
    return turn;
  }

  private leave(stream: string, own: Turn): void {
    if (this.turns.get(stream) === own) this.turns.delete(stream);
  }

  private async carryOut(append: Append, own: Turn): Promise<AppendResult> {
    const { stream, tenant, expected, deadline } = append;
    try {
      const encoded = checkAppend(stream, append.events, append);
      if (expected === 'noStream') {
        const named = `"tenant":"${tenant}"`;
        const { metadata } = append.events[0] as EncodedEvent;
        // Of canonical metadata it is the last member.
        if (!metadata.endsWith(`${named}}`) && !metadata.includes(named)) {
          if ((this.tenants.get(stream) ?? tenant) !== tenant) throw wrongTenant(stream);
          throw new TypeError("the metadata of a stream's first event name its tenant");
        }
      } else {
        const owner = await this.tenants.find(stream, deadline);
        if (owner !== null && owner !== tenant) throw wrongTenant(stream);
      }
      const { latest } = this;
      const wire = encoded.map(({ data, metadata }, nth) => {
        const { id, type } = append.events[nth] as EncodedEvent;
        return { id, type, contentType: BYTES, data: plain(data), metadata: plain(metadata) };
      });
      const answer = await this.send(append, wire);
      if (answer === null) throw await this.conflict(append);
      try {
        const revision = (expected === 'noStream' ? -1n : expected) + BigInt(append.events.length);
        if (answer.position === undefined) return { ...(await this.stored(append, revision)), repeated: true };
        const position = positionOf(answer.position);
        if (expected === 'noStream') {
          if (position > latest) this.tenants.set(stream, tenant);
          else await this.checkOwner(append);
        }
        this.saw(position);
        return { revision, position, repeated: position <= latest };
      } catch (error) {
        throw isEventStoreError(error, 'Unavailable') || isEventStoreError(error, 'Denied')
          ? unknownOutcome(stream, error)
          : error;
      }
    } finally {
      this.leave(stream, own);
    }
  }

  /** The answer, `null` for a conflict. */
  private async send(append: Append, events: ProposedEvents): Promise<{ position: WirePosition | undefined } | null> {
    const { stream, expected, deadline } = append;
    let maybeStored = false;
    for (let tries = 0; ; tries += 1) {
      const client = this.clients.get();
      let trouble: Trouble;
      let cause: unknown;
      try {
        const ms = tryMs(deadline);
        const end = performance.now() + ms;
        if (!this.reached.has(client)) {
          await before(end, client['capabilities'], () => new Late());
          this.reached.add(client);
        }
        const sent = client.appendToStream(stream, events, {
          streamState: expected === 'noStream' ? 'no_stream' : expected,
          deadline: ms,
          requiresLeader: true,
        });
        const { position } = await before(end, sent, () => new Late());
        this.clients.worked(client);
        return { position };
      } catch (error) {
        trouble = troubleOf(error);
        if (trouble === 'unknown' && !this.reached.has(client)) trouble = 'not sent';
        cause = error;
      }
      if (trouble === 'conflict') return null;
      const refusal = this.refusal(trouble, append, cause);
      if (refusal !== null && !maybeStored) throw refusal;
      maybeStored ||= trouble === 'unknown';
      this.clients.failed(client);
      const pause = pauseOf(tries);
      if (remaining(deadline) <= pause) {
        throw maybeStored ? unknownOutcome(stream, cause) : unsent(cause);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** What the server will say again. */
  private refusal(trouble: Trouble, { stream }: Append, cause: unknown): Error | null {
    switch (trouble) {
      case 'denied':
        return new EventStoreError('Denied', `this user may not append to ${stream}`, { cause });
      case 'too large':
        return new EventStoreError('TooLarge', 'this KurrentDB takes no append of that size', { cause });
      case 'invalid':
      case 'not found':
        return new EventStoreError('Unavailable', 'KurrentDB refused the append', { cause });
      default:
        return null;
    }
  }

  private async conflict(append: Append): Promise<Error> {
    const { stream, tenant, expected, deadline } = append;
    const owner = await this.tenants.find(stream, deadline);
    if (owner !== null && owner !== tenant) return wrongTenant(stream);
    return new WrongExpectedRevision(stream, expected, (await this.lastOf(stream, deadline))?.revision ?? -1n);
  }

  /** These ids may have founded the stream before, for another tenant. */
  private async checkOwner({ stream, tenant, deadline }: Append): Promise<void> {
    if ((await this.tenants.find(stream, deadline)) !== tenant) throw wrongTenant(stream);
  }

  /** A repeat that was answered without its place: the last of its events is read back. */
  private async stored(append: Append, revision: bigint): Promise<{ revision: bigint; position: Position }> {
    const { stream, events, expected, deadline } = append;
    await this.checkOwner(append);
    const [event] = await this.reads.stream({ stream, from: revision, limit: 1, backwards: false }, deadline);
    if (event === undefined || event.id !== events.at(-1)?.id)
      throw new WrongExpectedRevision(stream, expected, revision);
    return { revision, position: event.position };
  }

  private async lastOf(stream: string, deadline: Deadline): Promise<RecordedEvent | null> {
    try {
      const [last] = await this.reads.stream({ stream, from: 'end', limit: 1, backwards: true }, deadline);
      return last ?? null;
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }
}

/** Not a copy. The client takes for bytes only a plain array of them. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

function unsent(cause?: unknown): EventStoreError {
  return new EventStoreError('Unavailable', 'KurrentDB does not answer; nothing was sent', { cause });
}

function unknownOutcome(stream: string, cause: unknown): EventStoreError {
  return new EventStoreError('UnknownOutcome', `${stream}: it is not known whether this was stored`, { cause });
}
