import type { PackRecord } from '@gongjian/audit-contracts';
import { open, type FileHandle } from 'node:fs/promises';

/** A record of the list, and whose title it has where it has none of its own. */
export interface Listed {
  readonly record: PackRecord;
  readonly about: string | null;
}

/** Where a record lies, and what puts it in its order. */
interface Place {
  readonly id: string;
  readonly last: string;
  readonly about: string | null;
  readonly at: number;
  readonly length: number;
}

/** The records of a list, on the disk: in memory are their order and their titles alone. */
export class ListedRecords {
  private readonly places: Place[] = [];
  private readonly titles = new Map<string, string>();
  private bytes = 0;

  private constructor(private readonly handle: FileHandle) {}

  /** @param file is made */
  static async open(file: string): Promise<ListedRecords> {
    return new ListedRecords(await open(file, 'wx+', 0o600));
  }

  get count(): number {
    return this.places.length;
  }

  async put(records: readonly Listed[]): Promise<void> {
    const parts: Buffer[] = [];
    let at = this.bytes;
    for (const { record, about } of records) {
      const { id, last, title } = record;
      const part = Buffer.from(JSON.stringify(record), 'utf8');
      parts.push(part);
      this.places.push({ id, last, about, at, length: part.length });
      if (title !== null) this.titles.set(id, title);
      at += part.length;
    }
    await this.handle.appendFile(Buffer.concat(parts));
    this.bytes = at;
  }

  /** Newest first, so many at a time. */
  async *pages(size: number): AsyncGenerator<readonly PackRecord[]> {
    this.places.sort((one, other) =>
      one.last < other.last ? 1 : one.last > other.last ? -1 : one.id < other.id ? -1 : 1,
    );
    for (let from = 0; from < this.places.length; from += size) {
      const page: PackRecord[] = [];
      for (const place of this.places.slice(from, from + size)) page.push(await this.recordAt(place));
      yield page;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async recordAt({ about, at, length }: Place): Promise<PackRecord> {
    const bytes = Buffer.alloc(length);
    await this.handle.read(bytes, 0, length, at);
    const record = JSON.parse(bytes.toString('utf8')) as PackRecord;
    return { ...record, title: record.title ?? this.titles.get(about ?? '') ?? null };
  }
}
