import { deadlineIn, type Position, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Reads } from './reads.js';

const FIRST_PAGE = 500;
const LONGEST_PAGE = 8_000;
const PAGE_CHARACTERS = 16 * 1024 * 1024;
const KEPT_PAGES = 32;
const KEPT_CHARACTERS = 64 * 1024 * 1024;

interface Page {
  readonly events: Promise<readonly RecordedEvent[]>;
  /** Where the next begins, known before the events are; `null` when the log held nothing more. */
  readonly next: Promise<Position | null>;
  /** Of its events, once they are known. */
  characters: number;
}

/**
 * Pages of the whole log for those who are far behind its end, read once for all that stand at the same place: many
 * projections begin together and stay near each other. While a page is worked on the next is read.
 */
export class Pages {
  private readonly kept = new Map<Position, Page>();
  private limit = FIRST_PAGE;

  constructor(
    private readonly reads: Reads,
    private readonly timeoutMs: number,
  ) {}

  /** What stands after a position, `''` from the start. @throws EventStoreError Unavailable, Denied, LogForked */
  after(position: Position): Promise<readonly RecordedEvent[]> {
    const { events, next } = this.load(position);
    void next.then((begin) => begin !== null && this.load(begin));
    return events;
  }

  private load(position: Position): Page {
    const found = this.kept.get(position);
    if (found !== undefined) return found;
    let fetched: (reach: Position | null) => void = () => undefined;
    const next = new Promise<Position | null>((resolve) => (fetched = resolve));
    const page: Page = { events: this.read(position, fetched), next, characters: 0 };
    this.kept.set(position, page);
    page.events.then(
      (events) => {
        if (events.length === 0) this.kept.delete(position);
        for (const { data, metadata } of events) page.characters += data.length + metadata.length;
        this.fit(events.length, page.characters);
        this.drop();
      },
      () => this.kept.delete(position),
    );
    void next.then((begin) => begin === null && this.kept.delete(position));
    return page;
  }

  private read(position: Position, fetched: (reach: Position | null) => void): Promise<readonly RecordedEvent[]> {
    const after = position === '' ? null : position;
    const read = { after, limit: this.limit, backwards: false, filter: undefined };
    return this.reads.all(read, deadlineIn(this.timeoutMs), fetched);
  }

  private fit(events: number, characters: number): void {
    if (events === 0) return;
    const fitting = Math.floor((PAGE_CHARACTERS * events) / Math.max(1, characters));
    this.limit = Math.max(1, Math.min(LONGEST_PAGE, fitting));
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
