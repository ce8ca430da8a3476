import type { DomainEvent, Findable } from '@gongjian/shared-kernel';
import type { ProjectedRow, TenantQuery } from '../read-models.js';
import type { FileNames, NamedFile } from './search-projection.js';
import { inTime, OutOfTime, run, Search, type SearchedRow, type SearchOptions, type Transaction } from './search.js';
import { holdersOfFile, seenByHolders, type FileHolders } from './seen.js';

/** A file with a record that holds it. */
export interface FoundFile<Holders extends FileHolders> {
  readonly file: SearchedRow<NamedFile>;
  readonly holders: Holders;
  readonly record: ProjectedRow<Findable>;
}

export interface FileSearchResult<Holders extends FileHolders> {
  /** In the order of the files, of each the newest records first. */
  readonly found: readonly FoundFile<Holders>[];
  readonly more: boolean;
  /** The time was over before everything was looked into. */
  readonly outOfTime: boolean;
}

interface RawHolder {
  readonly file_id: string;
  readonly tenant: string;
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly view: string;
}

/** Files whose name holds a text, with those records that hold them and that the caller may see. */
export async function searchFiles<Holders extends FileHolders, Event extends DomainEvent>(
  files: FileNames<Event>,
  holders: readonly Holders[],
  options: SearchOptions,
  transaction: Transaction,
): Promise<FileSearchResult<Holders>> {
  if (holders.length === 0) return { found: [], more: false, outOfTime: false };
  const { rows, more, outOfTime } = await new Search(files, seenByHolders(holders), options, transaction).result();
  const records = new Map<string, FoundFile<Holders>[]>(rows.map(({ id }) => [id, []]));
  const ids = rows.map(({ id }) => id);
  let ended = !outOfTime;
  try {
    for (const each of rows.length === 0 ? [] : holders) {
      const held = await inTime(transaction, options.until, (query) =>
        recordsOf(query, files, each, ids, options.limit),
      );
      for (const { file_id: fileId, tenant, id, revision, position, view } of held) {
        const file = rows.find((row) => row.id === fileId) as SearchedRow<NamedFile>;
        const row = JSON.parse(view) as Findable;
        records
          .get(fileId)
          ?.push({ file, holders: each, record: { tenant, id, revision: BigInt(revision), position, row } });
      }
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    ended = false;
  }
  const found = [...records.values()].flat();
  return {
    found: found.slice(0, options.limit),
    more: more || !ended || found.length > options.limit,
    outOfTime: !ended,
  };
}

async function recordsOf<Event extends DomainEvent>(
  query: TenantQuery,
  files: FileNames<Event>,
  holders: FileHolders,
  fileIds: readonly string[],
  limit: number,
): Promise<readonly RawHolder[]> {
  const builder = query.from(files, 's').setParameter('fileIds', fileIds);
  const statement = `
    SELECT f."id" AS file_id, held.* FROM unnest(CAST(:fileIds AS uuid[])) AS f("id") CROSS JOIN LATERAL (
      SELECT h."tenant", h."id", h."revision", h."position", h."view"
        FROM ${holdersOfFile(holders, builder, 'h', 'f."id"')}
       ORDER BY h."since" DESC, h."id" DESC LIMIT ${limit + 1}) AS held`;
  return run<RawHolder>(query, statement, builder.getParameters());
}
