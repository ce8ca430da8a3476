import { isEventStoreError, type Deadline, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { tenantOf } from './recorded-event.js';
import type { Reads } from './reads.js';

/** Power of 2. */
const PLACES = 8_192;

/**
 * Whose streams are whose: the metadata of a stream's first event name its tenant, and that never changes. Each stream
 * has one place, from which the next stream of that place drives it out: a map that forgets costs an append more.
 */
export class Tenants {
  private readonly streams = new Array<string>(PLACES).fill('');
  private readonly tenants = new Array<string>(PLACES).fill('');

  constructor(private readonly reads: Reads) {}

  /** `undefined` while it is not known here; reads nothing. */
  get(stream: string): string | undefined {
    const place = placeOf(stream);
    return this.streams[place] === stream ? this.tenants[place] : undefined;
  }

  set(stream: string, tenant: string): void {
    const place = placeOf(stream);
    this.streams[place] = stream;
    this.tenants[place] = tenant;
  }

  /** What was read of a stream from its first event on. */
  learn(first: RecordedEvent): void {
    if (first.revision !== 0n || this.get(first.stream) !== undefined) return;
    this.set(first.stream, tenantOf(first.metadata) ?? '');
  }

  /** `null` when the stream does not exist. @throws EventStoreError Unavailable, Denied */
  async find(stream: string, deadline: Deadline): Promise<string | null> {
    const known = this.get(stream);
    if (known !== undefined) return known;
    try {
      const [first] = await this.reads.stream({ stream, from: 0n, limit: 1, backwards: false }, deadline);
      if (first === undefined) return null;
      this.learn(first);
      return this.get(stream) ?? null;
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }
}

/** Of its last four characters: where a stream ends with a UUID they are spread evenly. */
function placeOf(stream: string): number {
  let sum = 0;
  for (let at = Math.max(0, stream.length - 4); at < stream.length; at += 1) sum = sum * 37 + stream.charCodeAt(at);
  return sum & (PLACES - 1);
}
