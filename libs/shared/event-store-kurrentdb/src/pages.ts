import { deadlineIn, type Position, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Reads } from './reads.js';

const FIRST_PAGE = 500;
const LONGEST_PAGE = 4_000;
const PAGE_CHARACTERS = 16 * 1024 * 1024;
const KEPT_PAGES = 32;
const KEPT_CHARACTERS = 64 * 1024 * 1024;

interface Page {
  readonly events: readonly RecordedEvent[];
  readonly characters: number;
  /** The log held nothing more when it was read. */
  readonly atEnd: boolean;
}

/**
 * Pages of the whole log for those who are far behind its end, read once for all that stand at the same place: many
 * projections begin together and stay near each other. While a page is worked on the next is read.
 */
export class Pages {
  private readonly kept = new Map<Position, { readonly page: Promise<Page>; characters: number }>();
  private limit = FIRST_PAGE;

  constructor(
    private readonly reads: Reads,
    private readonly timeoutMs: number,
  ) {}

  /** What stands after a position, `''` from the start. @throws EventStoreError Unavailable, Denied, LogForked */
  async after(position: Position): Promise<readonly RecordedEvent[]> {
    const { events, atEnd } = await this.load(position);
    const last = events.at(-1);
    if (!atEnd && last !== undefined) this.load(last.position).catch(() => undefined);
    return events;
  }

  private load(position: Position): Promise<Page> {
    const found = this.kept.get(position);
    if (found !== undefined) return found.page;
    const entry = { page: this.read(position), characters: 0 };
    this.kept.set(position, entry);
    entry.page.then(
      ({ characters, atEnd }) => {
        entry.characters = characters;
        if (atEnd) this.kept.delete(position);
        this.drop();
      },
      () => this.kept.delete(position),
    );
    return entry.page;
  }

  private async read(position: Position): Promise<Page> {
    const { limit } = this;
    const after = position === '' ? null : position;
    const read = { after, limit, backwards: false, filter: undefined };
    const events = await this.reads.all(read, deadlineIn(this.timeoutMs));
    let characters = 0;
    for (const { data, metadata } of events) characters += data.length + metadata.length;
    if (events.length > 0) {
      const fitting = Math.floor((PAGE_CHARACTERS * events.length) / Math.max(1, characters));
      this.limit = Math.max(1, Math.min(LONGEST_PAGE, fitting));
    }
    return { events, characters, atEnd: events.length < limit };
  }

  private drop(): void {
    let characters = 0;
    for (const entry of this.kept.values()) characters += entry.characters;
    for (const [position, entry] of this.kept) {
      if (this.kept.size <= KEPT_PAGES && characters <= KEPT_CHARACTERS) return;
      this.kept.delete(position);
      characters -= entry.characters;
    }
  }
}
