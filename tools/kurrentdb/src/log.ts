import { randomUUID } from 'node:crypto';

/** One record of the log. `position` is its commit and its prepare position, `revision` its place in its stream. */
export interface DoubleRecord {
  readonly position: number;
  readonly size: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
  readonly created: number;
}

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
}

export type ExpectedState = number | 'any' | 'no_stream' | 'stream_exists';

export type AppendOutcome =
  | { readonly kind: 'appended' | 'repeated'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly current: number }
  | { readonly kind: 'deleted' };

/** A place in the log as the server compares it: an event at `p` stands at `(p, p)`, some checkpoints at `(p, 0)`. */
export interface LogPlace {
  readonly commit: number;
  readonly prepare: number;
}

export function isAfter(one: LogPlace, other: LogPlace): boolean {
  return one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;
}

export function placeOfRecord({ position }: DoubleRecord): LogPlace {
  return { commit: position, prepare: position };
}

interface RetentionLimits {
  readonly $tb?: number;
  readonly $maxCount?: number;
  readonly $maxAge?: number;
}

const RECORD_OVERHEAD = 120;
const NOTHING = new Uint8Array(0);

/** The log in memory that all nodes of a double share. */
export class DoubleLog {
  private all: DoubleRecord[] = [];
  private readonly streams = new Map<string, DoubleRecord[]>();
  private readonly deleted = new Set<string>();
  private readonly watchers = new Set<() => void>();

  constructor() {
    this.append('$$$streams', 'any', [json('$metadata', { $maxCount: 1 })]);
    this.append('$users', 'any', [json('$User', 'admin'), json('$User', 'ops')]);
    this.append('$user-admin', 'any', [json('$UserCreated', { loginName: 'admin', groups: ['$admins'] })]);
  }

  get records(): readonly DoubleRecord[] {
    return this.all;
  }

  get end(): number {
    const last = this.all.at(-1);
    return last === undefined ? 0 : last.position + last.size;
  }

  stream(name: string): readonly DoubleRecord[] | undefined {
    return this.streams.get(name);
  }

  /** The first revision of a stream that its metadata does not hide; reads and subscriptions of everything ignore that. */
  firstVisible(name: string): number {
    const metadata = this.streams.get(`$$${name}`)?.at(-1);
    if (metadata === undefined) return 0;
    const limits = JSON.parse(Buffer.from(metadata.data).toString()) as RetentionLimits;
    const records = this.streams.get(name) ?? [];
    const byCount = limits.$maxCount === undefined ? 0 : records.length - limits.$maxCount;
    const oldest = limits.$maxAge === undefined ? 0 : Date.now() - limits.$maxAge * 1000;
    const byAge = records.findIndex(({ created }) => created >= oldest);
    return Math.max(limits.$tb ?? 0, byCount, byAge < 0 ? records.length : byAge, 0);
  }

  isDeleted(name: string): boolean {
    return this.deleted.has(name);
  }

  /** Calls `watcher` after every change of the log; the answer ends that. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  append(stream: string, expected: ExpectedState, events: readonly ProposedEvent[]): AppendOutcome {
    if (this.deleted.has(stream)) return { kind: 'deleted' };
    const records = this.streams.get(stream) ?? [];
    const current = records.length - 1;
    if (expected === 'stream_exists' && current < 0) return { kind: 'conflict', current };
    const weak = expected === 'any' || expected === 'stream_exists';
    const base = weak ? current - events.length : expected === 'no_stream' ? -1 : expected;
    if (base < current && events.length > 0 && sameIds(records, base + 1, events)) {
      const last = records[base + events.length]!;
      return { kind: 'repeated', revision: last.revision, position: last.position };
    }
    if (!weak && base !== current) return { kind: 'conflict', current };
    return this.store(stream, events);
  }

  tombstone(stream: string): void {
    this.store(stream, [json('$streamDeleted', {})], false);
    this.deleted.add(stream);
    this.tell();
  }

  /** Drops every record after the first `count`, as a lossy fail-over does. */
  truncate(count: number): void {
    for (const record of this.all.slice(count)) {
      this.streams.get(record.stream)?.pop();
      if (record.type === '$streamDeleted') this.deleted.delete(record.stream);
      if (this.streams.get(record.stream)?.length === 0) this.streams.delete(record.stream);
    }
    this.all = this.all.slice(0, count);
  }

  /** Index of the first record at or after a place (`inclusive`) or after it. */
  indexFrom(place: LogPlace, inclusive: boolean): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { position } = this.all[middle]!;
      const order = position === place.commit ? position - place.prepare : position - place.commit;
      if (inclusive ? order >= 0 : order > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether a place inside the log is the beginning of a record; places at or beyond the end are valid. */
  isValid(place: LogPlace): boolean {
    if (place.commit >= this.end) return true;
    const index = this.indexFrom({ commit: place.commit, prepare: 0 }, true);
    return this.all[index]?.position === place.commit;
  }

  private store(stream: string, events: readonly ProposedEvent[], telling = true): AppendOutcome {
    let records = this.streams.get(stream);
    if (records === undefined && events.length > 0) this.streams.set(stream, (records = []));
    const created = Date.now();
    const name = Buffer.byteLength(stream);
    let position = this.end;
    for (const event of events) {
      const size = RECORD_OVERHEAD + name + event.type.length + event.data.length + event.customMetadata.length;
      const { id, type, contentType, data, customMetadata } = event;
      const revision = records!.length;
      const record = { position, size, stream, revision, id, type, contentType, data, customMetadata, created };
      records!.push(record);
      this.all.push(record);
      position += size;
    }
    if (telling && events.length > 0) this.tell();
    const last = records?.at(-1);
    return { kind: 'appended', revision: last?.revision ?? -1, position: last?.position ?? -1 };
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}

export function json(type: string, content: unknown): ProposedEvent {
  const data = Buffer.from(JSON.stringify(content));
  return { id: randomUUID(), type, contentType: 'application/json', data, customMetadata: NOTHING };
}

function sameIds(records: readonly DoubleRecord[], from: number, events: readonly ProposedEvent[]): boolean {
  if (from < 0 || from + events.length > records.length) return false;
  return events.every((event, index) => records[from + index]!.id === event.id);
}
