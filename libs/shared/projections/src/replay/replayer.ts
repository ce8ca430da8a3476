import {
  aggregateIdOf,
  categoryOf,
  decodeEvent,
  type EventCatalogue,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { canonicalJson, type DomainEvent, type Fact, type Instant } from '@gongjian/shared-kernel';
import { Unprojectable } from '../log-reader.js';
import type { AnyProjection } from '../projection-definition.js';
import type { ReplayedKey, ReplayedRow, ReplayTable } from './replay-table.js';

/** A projection to replay, and the last position that counts for it; `null`: none does. */
export interface ReplayTarget {
  readonly definition: AnyProjection;
  readonly through: Position | null;
}

export interface ReplayProgress {
  /** Every event up to here is in the table. */
  readonly position: Position;
  /** Read so far up to the last position that counts, those of other tenants and later moments too. */
  readonly events: number;
}

/** What bounds the memory of a replay; what it writes does not depend on it. */
export interface ReplayLimits {
  /** Events read at once. Default 1,000. */
  readonly pageEvents?: number;
  /** Folded rows at which they are written. Default 2,000. */
  readonly writeRows?: number;
  /** Rows kept in memory, in characters of their JSON. Default 4 million. */
  readonly keptCharacters?: number;
}

export interface ReplayOptions {
  readonly store: EventStore;
  readonly table: ReplayTable;
  readonly targets: readonly ReplayTarget[];
  /** Exclusive; `null`: from the start of the log. */
  readonly after: Position | null;
  /** Whether an event counts for the projection; its metadata are given as recorded. Default: every one. */
  readonly counts?: (metadata: ReplayedMetadata, definition: AnyProjection) => boolean;
  /** Ends the replay; what was committed stays in the table. */
  readonly signal: AbortSignal;
  /** Writes in one transaction with what the caller notes of the progress. Default: the rows alone. */
  readonly commit?: (write: () => Promise<void>, progress: ReplayProgress) => Promise<void>;
  /** Told after each page; `read` events from the start of this run. */
  readonly progress?: (read: number) => void;
  readonly limits?: ReplayLimits;
}

export interface ReplayedMetadata {
  readonly tenant: string;
  readonly recordedAt: Instant;
}

interface Current {
  readonly key: ReplayedKey;
  tenant: string;
  revision: bigint;
  position: string;
  recordedAt: Instant;
  row: object | null;
  /** About how long its JSON is. */
  size: number;
  /** Number of the write that is to hold it; 0: the table has it. */
  unwritten: number;
}

const COUNT_LIMIT = 1_000_000_000;
const PAGE_EVENTS = 1_000;
const WRITE_ROWS = 2_000;
const KEPT_CHARACTERS = 4_000_000;

/** Name of a projection's rows in a replay. */
export function kindOf(definition: AnyProjection): string {
  return `${definition.context}.${definition.name}`;
}

/**
 * Folds the log anew with the folds of the read models, into a table of its own: no read model, checkpoint, reaction or
 * deadline is touched. The next page is read, and rows are written, while one is folded. Rows that do not fit in memory
 * are read back from the table, so that a replay goes on where another has stopped after its last commit.
 */
export class Replayer {
  private readonly byCategory = new Map<string, ReplayTarget[]>();
  private readonly through: Position | null;
  private readonly known = new Map<string, Current>();
  private characters = 0;
  private unwritten = new Map<string, Current>();
  private unwrittenCharacters = 0;
  private writes = 1;
  private writing: Promise<void> = Promise.resolve();
  private read = 0;
  /** How far was folded and not written. */
  private reached: ReplayProgress | null = null;

  constructor(private readonly options: ReplayOptions) {
    let through: Position | null = null;
    for (const target of options.targets) {
      if (target.through === null) continue;
      const { category } = target.definition.catalogue;
      this.byCategory.set(category, [...(this.byCategory.get(category) ?? []), target]);
      if (through === null || target.through > through) through = target.through;
    }
    this.through = through;
  }

  /** Events that a run from the start of the log reads; of a log that is written meanwhile it may be a few more. */
  async count(): Promise<number> {
    const { through } = this;
    if (through === null) return 0;
    const { store } = this.options;
    const { filter } = this;
    const later = await store.count({ after: through, limit: COUNT_LIMIT, filter });
    return (await store.count({ after: null, limit: COUNT_LIMIT, filter })) - later;
  }

  /**
   * Answers how many events were read up to the last position that counts, when all rows are written.
   *
   * @throws Unprojectable, EventStoreError, what `commit` throws; the reason of the signal
   */
  async run(): Promise<number> {
    const { store, after, signal, limits = {}, progress } = this.options;
    const { pageEvents = PAGE_EVENTS } = limits;
    const { through } = this;
    if (through === null) return 0;
    const { filter } = this;
    const page = (from: Position | null): Promise<readonly RecordedEvent[]> =>
      store.readAll({ after: from, limit: pageEvents, filter });
    try {
      let next = page(after);
      for (;;) {
        const found = await next;
        signal.throwIfAborted();
        // A log that is written meanwhile goes on after what counts.
        const events = found.filter(({ position }) => position <= through);
        const last = events.at(-1);
        if (last === undefined) break;
        next = events.length === found.length && last.position < through ? page(last.position) : Promise.resolve([]);
        next.catch(() => undefined);
        await this.fold(events);
        progress?.(this.read);
      }
      await this.write();
      await this.writing;
      return this.read;
    } finally {
      await this.writing.catch(() => undefined);
    }
  }

  private get filter(): { readonly categories: readonly string[] } {
    return { categories: [...this.byCategory.keys()] };
  }

  private async fold(events: readonly RecordedEvent[]): Promise<void> {
    const { limits = {} } = this.options;
    const { writeRows = WRITE_ROWS, keptCharacters = KEPT_CHARACTERS } = limits;
    const counted = this.counted(events);
    await this.fetch(counted);
    for (const { event, targets, fact } of counted) {
      for (const target of targets) this.foldInto(target.definition, event, fact);
    }
    const last = events.at(-1) as RecordedEvent;
    this.read += events.length;
    if (this.unwritten.size >= writeRows || this.unwrittenCharacters >= keptCharacters / 2) {
      await this.write({ position: last.position, events: this.read });
    } else this.reached = { position: last.position, events: this.read };
    this.forget();
  }

  private counted(events: readonly RecordedEvent[]): readonly Counted[] {
    const { counts } = this.options;
    const counted: Counted[] = [];
    for (const event of events) {
      const all = this.byCategory.get(categoryOf(event.stream)) ?? [];
      let targets = all.filter(({ through }) => through !== null && event.position <= through);
      if (counts !== undefined && targets.length > 0) {
        const metadata = JSON.parse(event.metadata) as ReplayedMetadata;
        targets = targets.filter(({ definition }) => counts(metadata, definition));
      }
      if (targets.length > 0) counted.push({ event, targets, fact: factsOf(event) });
    }
    return counted;
  }

  /** What the events change and is not in memory. */
  private async fetch(counted: readonly Counted[]): Promise<void> {
    const asked = new Map<string, ReplayedKey>();
    for (const { event, targets } of counted) {
      if (event.revision === 0n) continue;
      const id = aggregateIdOf(event.stream);
      for (const { definition } of targets) {
        const key = { kind: kindOf(definition), id };
        const name = nameOf(key);
        if (!this.known.has(name)) asked.set(name, key);
      }
    }
    if (asked.size === 0) return;
    // One session asks for one thing at a time.
    await this.writing;
    for (const { kind, id, view, ...stored } of await this.options.table.load([...asked.values()])) {
      const row = view === null ? null : (JSON.parse(view) as object);
      this.keep({ key: { kind, id }, ...stored, row, size: view?.length ?? 0, unwritten: 0 });
    }
  }

  private foldInto(definition: AnyProjection, event: RecordedEvent, factOf: FactOf): void {
    const key = { kind: kindOf(definition), id: aggregateIdOf(event.stream) };
    const name = nameOf(key);
    const before = this.known.get(name) ?? null;
    try {
      if (before === null ? event.revision !== 0n : before.revision !== event.revision - 1n) {
        throw new Error(`the row stands at revision ${before === null ? -1n : before.revision}`);
      }
      const fact = factOf(definition.catalogue);
      const row = definition.view(before?.row ?? null, fact);
      const { tenant, recordedAt } = fact.metadata;
      const size = (before?.size ?? 0) + event.data.length;
      const { revision, position } = event;
      const next = { key, tenant, revision, position, recordedAt, row, size, unwritten: this.writes };
      this.keep(next);
      this.unwritten.set(name, next);
      this.unwrittenCharacters += event.data.length;
    } catch (cause) {
      throw new Unprojectable(event.stream, event.revision, event.type, { cause });
    }
  }

  private keep(current: Current): void {
    const name = nameOf(current.key);
    const before = this.known.get(name);
    if (before !== undefined) {
      this.known.delete(name);
      this.characters -= before.size;
    }
    this.known.set(name, current);
    this.characters += current.size;
  }

  /** Answers when the rows of the write before are in the table. */
  private async write(progress: ReplayProgress | null = this.reached): Promise<void> {
    await this.writing;
    if (progress === null) return;
    const { table, commit = (write: () => Promise<void>): Promise<void> => write() } = this.options;
    const rows: ReplayedRow[] = [];
    const written = this.unwritten;
    const number = this.writes;
    for (const current of written.values()) {
      const { key, tenant, revision, position, recordedAt, row } = current;
      const view = row === null ? null : canonicalJson(row);
      const size = view?.length ?? 0;
      this.characters += size - current.size;
      current.size = size;
      rows.push({ ...key, tenant, revision, position, recordedAt, view });
    }
    this.unwritten = new Map();
    this.unwrittenCharacters = 0;
    this.reached = null;
    this.writes += 1;
    this.writing = commit(() => table.write(rows), progress).then(() => {
      for (const current of written.values()) if (current.unwritten === number) current.unwritten = 0;
    });
    this.writing.catch(() => undefined);
  }

  /** Lets go of the rows that were used longest ago and are in the table; never while a page waits for its rows. */
  private forget(): void {
    const { keptCharacters = KEPT_CHARACTERS } = this.options.limits ?? {};
    for (const [name, { size, unwritten }] of this.known) {
      if (this.characters <= keptCharacters) break;
      if (unwritten !== 0) continue;
      this.known.delete(name);
      this.characters -= size;
    }
  }
}

type FactOf = (catalogue: EventCatalogue) => Fact;

interface Counted {
  readonly event: RecordedEvent;
  readonly targets: readonly ReplayTarget[];
  readonly fact: FactOf;
}

/** Decodes once for each catalogue. */
function factsOf(event: RecordedEvent): FactOf {
  let decoded: { readonly catalogue: EventCatalogue; readonly fact: Fact } | null = null;
  return (catalogue) => {
    if (decoded?.catalogue !== catalogue) decoded = { catalogue, fact: decodeEvent<DomainEvent>(catalogue, event) };
    return decoded.fact;
  };
}

function nameOf({ kind, id }: ReplayedKey): string {
  return `${kind} ${id}`;
}
