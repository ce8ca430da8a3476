import type { EventStoreErrorCode } from '@gongjian/shared-event-sourcing';

/** One attempt to append, as its writer saw it end. */
export type LedgerEntry =
  | {
      readonly kind: 'stored';
      readonly stream: string;
      readonly ids: readonly string[];
      readonly revision: string;
      readonly position: string;
    }
  /** Surely not stored by this attempt. */
  | {
      readonly kind: 'refused';
      readonly stream: string;
      readonly ids: readonly string[];
      readonly code: EventStoreErrorCode;
      /** Revision the refusal named, of the stream as it was found. */
      readonly found?: string;
    }
  | { readonly kind: 'unknown'; readonly stream: string; readonly ids: readonly string[] }
  /** A read showed it, or the head named it. */
  | { readonly kind: 'seen'; readonly id: string; readonly position: string }
  /** The writer itself saw a promise broken. */
  | { readonly kind: 'problem'; readonly text: string };

/** Collects what writers report, in this process or as lines from another. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];

  add(entry: LedgerEntry): void {
    this.entries.push(entry);
  }

  /** @throws SyntaxError for a line that was cut off */
  addLine(line: string): void {
    this.entries.push(JSON.parse(line) as LedgerEntry);
  }

  /** Until so many more appends were acknowledged. @throws Error after a minute without */
  async grown(by: number): Promise<void> {
    const due = this.count('stored') + by;
    const until = performance.now() + 60_000;
    while (this.count('stored') < due) {
      if (performance.now() > until) throw new Error('no append was stored for a minute');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  count(kind: LedgerEntry['kind']): number {
    return this.entries.filter((entry) => entry.kind === kind).length;
  }
}
