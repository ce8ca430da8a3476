import { integrationTypeOf } from '@gongjian/shared-contracts';
import {
  checkAppendLimits,
  isEventStoreError,
  newSalt,
  type Checkpoint,
  type CommandHashes,
  type EncodedEvent,
  type EventCatalogue,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { EventMetadata, Fact, Instant } from '@gongjian/shared-kernel';
import {
  Fenced,
  LogReader,
  saveCheckpoint,
  Unprojectable,
  type Delivery,
  type Tenure,
} from '@gongjian/shared-projections/readers';
import { beginSpan, type OpenSpan } from '@gongjian/shared-telemetry';
import type { Pool } from 'pg';
import { checkPublications, publishedStream, type Publication, type Publications } from './publication.js';
import { publishedData, publishedEvent } from './published-bytes.js';

const APPEND_EVENTS = 200;
const APPEND_BYTES = 700 * 1024;
const SAVE_EVERY_SKIPPED = 500;

/** How far a tenant's facts are told. */
interface Progress {
  /** Of the last fact that was. */
  through: Position | null;
  /** Revision of the last published event. */
  last: bigint | null;
  recordedAt: Instant | null;
}

/** One append of a tenant's. */
interface Group {
  readonly events: EncodedEvent[];
  readonly spans: OpenSpan[];
  bytes: number;
}

/**
 * Appends what a context tells others to `published_<context>-<tenant>`. Progress is read back from there, so each
 * fact is told once, in the order of the log, whatever crashes: the checkpoint only says where reading may begin. A
 * fact that cannot be told stops it; nothing is skipped.
 */
export class PublisherReader extends LogReader {
  override readonly context: string;
  override readonly id = 'publisher';
  override readonly categories: readonly string[];
  override readonly alone = true;

  private readonly catalogues: ReadonlyMap<string, EventCatalogue>;
  private readonly byType: ReadonlyMap<string, readonly Publication[]>;
  private tenure: Tenure | null = null;
  private position: Position | null = null;
  private skipped = 0;
  private tenants = new Map<string, Progress>();

  /** @throws TypeError for what cannot be published */
  constructor(
    publications: Publications,
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly hashes: CommandHashes,
  ) {
    super();
    checkPublications(publications);
    this.context = publications.context;
    this.catalogues = new Map(publications.of.map(({ catalogue }) => [catalogue.category, catalogue]));
    this.categories = [...this.catalogues.keys()];
    const byType = new Map<string, Publication[]>();
    for (const { catalogue, publications: each } of publications.of) {
      for (const publication of each) {
        const key = `${catalogue.category} ${publication.from}`;
        byType.set(key, [...(byType.get(key) ?? []), publication]);
      }
    }
    this.byType = byType;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    this.tenure = tenure;
    this.position = checkpoint?.position ?? null;
    this.skipped = 0;
    this.tenants = new Map();
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    const groups = new Map<string, Group>();
    let failure: Error | null = null;
    let told: Checkpoint | null = null;
    for (const delivery of batch) {
      try {
        await this.tell(delivery, groups);
      } catch (error) {
        failure = error instanceof Error ? error : new Error('failed', { cause: error });
        break;
      }
      told = delivery.checkpoint;
    }
    const some = groups.size > 0;
    for (const [tenant, group] of groups) await this.append(tenant, group);
    this.skipped += batch.length;
    if (told !== null && (some || this.skipped >= SAVE_EVERY_SKIPPED)) await this.save(told);
    if (failure !== null) throw failure;
  }

  override async flush(): Promise<void> {}

  private async tell(delivery: Delivery, groups: Map<string, Group>): Promise<void> {
    const { event, category } = delivery;
    const catalogue = this.catalogues.get(category);
    if (catalogue === undefined) return;
    const publications = this.byType.get(`${category} ${event.type}`) ?? [];
    let fact: Fact;
    const told: { readonly publication: Publication; readonly data: string }[] = [];
    try {
      fact = delivery.fact(catalogue);
      for (const publication of publications) {
        const data = publishedData(publication, fact);
        if (data !== null) told.push({ publication, data });
      }
    } catch (cause) {
      throw new Unprojectable(event.stream, event.revision, event.type, { cause });
    }
    if (told.length === 0) return;
    const { tenant } = fact.metadata;
    const progress = await this.progressOf(tenant);
    if (progress.through !== null && event.position <= progress.through) return;
    const events: EncodedEvent[] = [];
    const spans: OpenSpan[] = [];
    for (const { publication, data } of told) {
      const span = this.spanOf(publication, fact);
      if (span !== null) spans.push(span);
      const from = span === null ? fact : { ...fact, metadata: { ...fact.metadata, traceparent: span.traceparent } };
      const { recordedAt, ...encoded } = await publishedEvent(publication, from, data, progress.recordedAt, {
        hashes: this.hashes,
        salt: newSalt,
      });
      progress.recordedAt = recordedAt;
      events.push(encoded);
    }
    try {
      checkAppendLimits(events);
    } catch (cause) {
      throw new Unprojectable(event.stream, event.revision, event.type, { cause });
    }
    progress.through = event.position;
    await this.gather(tenant, { events, spans }, groups);
  }

  private spanOf({ event }: Publication, { id, stream, metadata }: Fact): OpenSpan | null {
    const type = integrationTypeOf(event);
    const attributes = {
      'gongjian.context': this.context,
      'gongjian.stream': stream,
      'gongjian.event.id': id,
      'gongjian.event.type': type,
      'gongjian.tenant': metadata.tenant,
    };
    return beginSpan(`publish ${type}`, { kind: 'producer', parent: metadata.traceparent, attributes });
  }

  /** What follows from one fact goes in one append. */
  private async gather(
    tenant: string,
    { events, spans }: Pick<Group, 'events' | 'spans'>,
    groups: Map<string, Group>,
  ): Promise<void> {
    const bytes = events.reduce(
      (sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata),
      0,
    );
    const group = groups.get(tenant);
    if (group === undefined) {
      groups.set(tenant, { events, spans, bytes });
      return;
    }
    if (group.events.length + events.length > APPEND_EVENTS || group.bytes + bytes > APPEND_BYTES) {
      await this.append(tenant, group);
      groups.set(tenant, { events, spans, bytes });
      return;
    }
    group.events.push(...events);
    group.spans.push(...spans);
    group.bytes += bytes;
  }

  /** @throws Fenced when another process has published meanwhile */
  private async append(tenant: string, { events, spans }: Group): Promise<void> {
    const progress = await this.progressOf(tenant);
    try {
      const { revision } = await this.store.append(publishedStream(this.context, tenant), events, {
        tenant,
        expected: progress.last ?? 'noStream',
      });
      progress.last = revision;
      for (const span of spans) span.end();
    } catch (error) {
      for (const span of spans) span.end({}, error);
      if (isEventStoreError(error, 'WrongExpectedRevision')) throw new Fenced(`${this.context}/${this.id}`);
      throw error;
    }
  }

  /** Read back once in a tenure. */
  private async progressOf(tenant: string): Promise<Progress> {
    const known = this.tenants.get(tenant);
    if (known !== undefined) return known;
    const last = await this.lastOf(publishedStream(this.context, tenant));
    const progress: Progress = { through: null, last: null, recordedAt: null };
    if (last !== null) {
      const { source, recordedAt } = JSON.parse(last.metadata) as EventMetadata;
      if (source === undefined) throw new Error(`${last.stream} ${last.revision} names no source`);
      const [told] = await this.store.readStream(source.stream, { from: BigInt(source.revision), limit: 1 });
      if (told === undefined) throw new Error(`${source.stream} has no revision ${source.revision}`);
      progress.through = told.position;
      progress.last = last.revision;
      progress.recordedAt = recordedAt;
    }
    this.tenants.set(tenant, progress);
    return progress;
  }

  private async lastOf(stream: string): Promise<RecordedEvent | null> {
    try {
      const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
      return last ?? null;
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }

  private async save(checkpoint: Checkpoint): Promise<void> {
    await saveCheckpoint(this.pool, this, checkpoint, this.position);
    this.position = checkpoint.position;
    this.skipped = 0;
    this.tenure?.committed(checkpoint);
  }
}
