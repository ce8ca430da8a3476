import { ALSO_KNOWN_BY, JOINING, KINDS, valuesAt, type DossierScope, type StoredData } from '@gongjian/audit-domain';
import { aggregateIdOf, categoryOf, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { EventMetadata } from '@gongjian/shared-kernel';
import type { Leaf, TreeReading } from '../tree-reading.js';
import type { TreeName } from '../tree-name.js';

/** An event of a record, with its place in the tree. */
export interface Act {
  readonly seq: number;
  readonly revision: number;
  readonly type: string;
  readonly data: StoredData;
  readonly recordedAt: string;
  readonly effectiveOn?: string;
  readonly metadata: EventMetadata;
  readonly event: RecordedEvent;
}

export interface RecordsInScope {
  /** By stream, each with all of its events. */
  readonly streams: ReadonlyMap<string, readonly Act[]>;
  /** Leaves that were read; as many as the checkpoint covers where none is missing. */
  readonly leaves: number;
  /** Files whose destruction was decided. */
  readonly destroyed: ReadonlySet<string>;
}

/** An event in a shape that this build does not know. */
export class UnreadableRecord extends Error {
  constructor({ stream, revision, type }: RecordedEvent) {
    super(`${stream}@${revision}: ${type} is in a version that dossiers cannot read`);
    this.name = 'UnreadableRecord';
  }
}

/** Where events of a category name what they belong to. */
const LINKS: ReadonlyMap<string, readonly string[]> = linksByCategory();

/** The records of a scope among the first `size` leaves of the tenant's tree. */
export async function recordsInScope(
  trees: TreeReading,
  tree: TreeName,
  size: number,
  scope: DossierScope,
): Promise<RecordsInScope> {
  const wanted = await streamsInScope(trees, tree, size, scope);
  const streams = new Map<string, Act[]>();
  const destroyed = new Set<string>();
  let leaves = 0;
  for await (const leaf of trees.leaves(tree, 0, size)) {
    leaves += 1;
    const { stream, type, data } = leaf.event;
    if (type === 'FileDestroyed') destroyed.add((JSON.parse(data) as { readonly fileId: string }).fileId);
    if (!wanted.has(stream)) continue;
    const acts = streams.get(stream) ?? [];
    acts.push(actOfLeaf(leaf));
    streams.set(stream, acts);
  }
  return { streams, leaves, destroyed };
}

export function actOfLeaf({ seq, event }: Leaf): Act {
  const metadata = JSON.parse(event.metadata) as EventMetadata;
  if ((metadata.schemaVersion ?? 1) !== 1) throw new UnreadableRecord(event);
  return {
    seq,
    revision: Number(event.revision),
    type: event.type,
    data: JSON.parse(event.data) as StoredData,
    recordedAt: metadata.recordedAt,
    ...(metadata.effectiveOn === undefined ? {} : { effectiveOn: metadata.effectiveOn }),
    metadata,
    event,
  };
}

/** What follows from a record is recorded after it: one pass finds all. */
async function streamsInScope(
  trees: TreeReading,
  tree: TreeName,
  size: number,
  { kind, id }: DossierScope,
): Promise<ReadonlySet<string>> {
  const known = new Set([id]);
  const streams = new Set<string>();
  for await (const { event } of trees.leaves(tree, 0, size)) {
    const category = categoryOf(event.stream);
    const links = LINKS.get(category);
    if (links === undefined) continue;
    const own = aggregateIdOf(event.stream);
    const data = JSON.parse(event.data) as StoredData;
    const belongs =
      streams.has(event.stream) ||
      (kind === 'plan' && own === id) ||
      links.some((path) => valuesAt(data, path).some((value) => typeof value === 'string' && known.has(value)));
    if (!belongs) continue;
    streams.add(event.stream);
    known.add(own);
    for (const path of ALSO_KNOWN_BY) {
      for (const value of valuesAt(data, path)) if (typeof value === 'string') known.add(value);
    }
  }
  return streams;
}

function linksByCategory(): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, readonly string[]>();
  for (const { category, belongsTo } of [...KINDS, ...JOINING]) {
    links.set(category, [...new Set([...(links.get(category) ?? []), ...belongsTo])]);
  }
  return links;
}
