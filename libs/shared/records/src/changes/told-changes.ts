import type { Position } from '@gongjian/shared-event-sourcing';
import type { Change } from './change.js';

/** What was told lately, so that a stream that broke off can go on. */
export class ToldChanges {
  private changes: Change[] = [];
  /** What was told up to here is not known any more; `null`: everything is. */
  private floor: Position | null;

  constructor(
    private readonly kept: number,
    floor: Position | null,
  ) {
    this.floor = floor;
  }

  get last(): Position | null {
    return this.changes.at(-1)?.position ?? this.floor;
  }

  push(changes: readonly Change[]): void {
    this.changes.push(...changes);
    const over = this.changes.length - this.kept;
    if (over < this.kept / 4) return;
    this.floor = this.changes[over - 1]?.position ?? this.floor;
    this.changes = this.changes.slice(over);
  }

  /** Nobody goes on from before here: they missed what was not told one by one. */
  forget(): void {
    this.floor = this.last;
    this.changes = [];
  }

  /** What came after a position, in order; `null` when that is not known any more. */
  after(position: Position): readonly Change[] | null {
    if (this.floor !== null && position <= this.floor) return null;
    return this.changes.filter((change) => change.position > position);
  }
}
