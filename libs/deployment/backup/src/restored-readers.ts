import { damaged } from './backup.errors.js';
import type { BackupManifest, TableEntry } from './manifest.js';
import { rowsOf } from './tables.js';

const DIGITS = 20;

/** By table: the column that holds a place in the log. */
const PLACED: Readonly<Record<string, string>> = { checkpoints: 'position', bundles: 'position' };

/** It fills a table of names in clear, which no backup holds. */
const NAME_SEARCH = 'reaction.keep_names_searchable';

type Row = Readonly<Record<string, unknown>>;

/** Where readers stood in the log that was backed up, and where the same events stand in the one that is brought back. */
export class RestoredReaders {
  private readonly places = new Map<string, string | null>();

  private constructor(
    private readonly folder: string,
    private readonly manifest: BackupManifest,
    private readonly epoch: number,
  ) {}

  static async read(folder: string, manifest: BackupManifest, epoch: number): Promise<RestoredReaders> {
    const readers = new RestoredReaders(folder, manifest, epoch);
    for (const table of manifest.tables) {
      const column = PLACED[table.table];
      if (column === undefined) continue;
      for await (const lines of rowsOf(folder, table)) {
        for (const line of lines) {
          const place = (JSON.parse(line) as Row)[column];
          if (typeof place === 'string') readers.places.set(place, null);
        }
      }
    }
    return readers;
  }

  /** The event that stood at `position` is the one of that rank now. */
  moved(position: string, rank: number): void {
    if (this.places.has(position)) this.places.set(position, String(rank).padStart(DIGITS, '0'));
  }

  /** Rows as they are brought back: readers go on from where they stood, but those of what is built anew. */
  async *rowsOf(table: TableEntry): AsyncGenerator<readonly string[], void> {
    const column = PLACED[table.table];
    for await (const lines of rowsOf(this.folder, table)) {
      yield column === undefined ? lines : lines.flatMap((line) => this.placed(table, column, line));
    }
  }

  private placed(table: TableEntry, column: string, line: string): readonly string[] {
    const row = JSON.parse(line) as Row;
    const { reader = null, epoch = null, [column]: place } = row;
    if (typeof reader === 'string' && (reader.startsWith('projection.') || reader === NAME_SEARCH)) return [];
    if (typeof place !== 'string' || (epoch !== null && epoch !== this.manifest.log.epoch)) return [line];
    const position = this.places.get(place) ?? null;
    if (position === null) {
      throw damaged(table.file, `${place} 不是日志里的位置`, `${place} is no place in the log`);
    }
    return [JSON.stringify({ ...row, [column]: position, ...(epoch === null ? {} : { epoch: this.epoch }) })];
  }
}
