import type { PackEntry, PackRecord } from '@gongjian/audit-contracts';
import { deployedProjections } from '@gongjian/deployment-migrations';
import { aggregateIdOf, categoryOf, decodeEvent, UnknownEvent } from '@gongjian/shared-event-sourcing';
import { localDateAt, type DomainEvent, type Fact, type Findable } from '@gongjian/shared-kernel';
import { historyOf, rowAsOf, type AnyProjection } from '@gongjian/shared-projections';
import { metadataOf, type LogEvent } from './log-event.js';
import type { Wanted } from './wanted.js';

/** Events of a stream that nothing folds are told so many at a time. */
const PART = 256;
const ABOUT = ['subjectId', 'unitId', 'planId', 'taskId'] as const;
const NAMES = ['title', 'name', 'heading', 'documentNumber', 'periodKey'] as const;

/** A record with its whole history. */
export interface ToldRecord {
  /** Id of the subject, unit or person it is about, where it has no name of its own. */
  readonly about: string | null;
  readonly record: Omit<PackRecord, 'actors' | 'script'>;
  readonly entries: readonly PackEntry[];
}

interface Kind {
  readonly projection: AnyProjection;
  readonly search: AnyProjection | undefined;
}

/** Folds streams of a log as the services fold them. */
export class RecordKinds {
  private readonly kinds = new Map<string, Kind>();

  constructor(private readonly wanted: Wanted) {
    const all = deployedProjections('oneProcess');
    for (const projection of all) {
      const { category } = projection.catalogue;
      if ('searched' in projection || this.kinds.has(category)) continue;
      const search = all.find((one) => one.catalogue.category === category && 'searched' in one && !one.opensRow);
      this.kinds.set(category, { projection, search });
    }
  }

  /** What belongs together: a stream, or a part of one that nothing folds. */
  keyOf({ stream, revision }: LogEvent): string {
    return this.kinds.has(categoryOf(stream)) ? stream : `${stream}@${Math.floor(revision / PART)}`;
  }

  /** All events of a key, in order; undefined where none of them is wanted. */
  told(events: readonly LogEvent[]): ToldRecord | undefined {
    const [first] = events;
    if (first === undefined) return undefined;
    const metadata = events.map(metadataOf);
    if (!metadata.some(({ recordedAt }) => this.wanted.has(recordedAt))) return undefined;
    const category = categoryOf(first.stream);
    const kind = this.kinds.get(category);
    const facts = kind === undefined ? undefined : factsOf(kind.projection, events);
    const changes = kind === undefined || facts === undefined ? [] : historyOf(kind.projection, facts);
    const id = aggregateIdOf(first.stream);
    const found = kind === undefined || facts === undefined ? NOT_FOUND : foundBy(kind, id, facts);
    const part = Math.floor(first.revision / PART);
    const { about, ...names } = found;
    return {
      about,
      record: {
        kind: category,
        id: kind === undefined && part > 0 ? `${id}@${part}` : id,
        ...names,
        events: events.length,
        days: [...new Set(metadata.map(({ recordedAt }) => localDateAt(recordedAt)))],
        last: metadata.at(-1)?.recordedAt ?? '',
      },
      entries: events.map((event, at) => this.entryOf(event, changes[at]?.changes ?? [], facts?.[at]?.event.data)),
    };
  }

  private entryOf(event: LogEvent, changes: PackEntry['changes'], decoded: unknown): PackEntry {
    const { recordedAt, occurredAt, effectiveOn, actor, onBehalfOf, channel } = metadataOf(event);
    const data = withoutBulk(decoded ?? (JSON.parse(event.data) as unknown));
    const { reason, basis } = (data ?? {}) as { readonly reason?: unknown; readonly basis?: unknown };
    return {
      seq: event.seq,
      eventId: event.id,
      revision: event.revision,
      type: event.type,
      recordedAt,
      occurredAt,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      actor: actorOf(actor),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: actorOf(onBehalfOf) }),
      channel,
      ...(reason === undefined ? {} : { reason }),
      ...(basis === undefined ? {} : { basis }),
      data,
      changes: changes
        .filter(({ path }) => !BULK.test(path))
        .map((change) => withoutBulk(change) as PackEntry['changes'][number]),
      proof: this.wanted.proves(recordedAt, data),
    };
  }
}

function actorOf({ kind, id, role, post, unit }: PackEntry['actor'] & { readonly id: string }): PackEntry['actor'] {
  return {
    kind,
    id,
    role,
    post: post === null ? null : { name: post.name },
    unit: unit === null ? null : { name: unit.name },
  };
}

/** Undefined where this build does not know one of them. */
function factsOf({ catalogue }: AnyProjection, events: readonly LogEvent[]): readonly Fact<DomainEvent>[] | undefined {
  try {
    return events.map((event) =>
      decodeEvent<DomainEvent>(catalogue, {
        ...event,
        revision: BigInt(event.revision),
        position: String(event.seq).padStart(20, '0'),
      }),
    );
  } catch (error) {
    if (error instanceof UnknownEvent) return undefined;
    throw error;
  }
}

type Found = Pick<PackRecord, 'title' | 'texts'> & Pick<ToldRecord, 'about'>;

const NOT_FOUND: Found = { title: null, texts: [], about: null };

function foundBy({ projection, search }: Kind, id: string, facts: readonly Fact<DomainEvent>[]): Found {
  const found = search === undefined ? undefined : (rowAsOf(search, id, facts, null)?.row as Findable | undefined);
  if (found !== undefined) {
    const { title, subtitle, texts } = found;
    return { title, texts: [...(subtitle === null ? [] : [subtitle]), ...texts.map(({ text }) => text)], about: null };
  }
  const row: Readonly<Record<string, unknown>> = { ...rowAsOf(projection, id, facts, null)?.row };
  const names = NAMES.map((name) => row[name]).filter((name) => typeof name === 'string');
  const subject = nameIn(row['subject']) ?? nameIn(row['unit']);
  const [title, ...texts] = [...new Set([...names, ...(subject === undefined ? [] : [subject])])];
  if (title !== undefined) return { title, texts, about: null };
  const about = ABOUT.map((name) => row[name]).find((id) => typeof id === 'string');
  return { ...NOT_FOUND, about: typeof about === 'string' ? about : null };
}

function nameIn(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Definitions are files of their own. */
const BULK = /^\/definition(?:\/|$)/;

/** Without what nobody can read: ciphertexts, and definitions, which are files of their own. */
function withoutBulk(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutBulk);
  if ('$sealed' in value) return { $sealed: true };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (name === 'definition' ? [] : [[name, withoutBulk(inner)]])),
  );
}
