import { divisionOn, type DivisionAsOf, type DivisionRow } from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';

interface AsOf {
  readonly day: LocalDate;
  readonly divisions: ReadonlyMap<string, DivisionAsOf>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly subtrees: Map<string, ReadonlySet<string>>;
}

/** All divisions of the deployment in memory, and who stands under whom on a day. */
export class DivisionTree {
  private readonly rows = new Map<string, DivisionRow>();
  private asOf: AsOf | null = null;

  put(rows: readonly DivisionRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) this.rows.set(row.id, row);
    this.asOf = null;
  }

  division(id: string, day: LocalDate): DivisionAsOf | null {
    return this.on(day).divisions.get(id) ?? null;
  }

  /** The division and all above it, from itself up. */
  path(id: string, day: LocalDate): readonly DivisionAsOf[] {
    const { divisions } = this.on(day);
    const path: DivisionAsOf[] = [];
    for (let next = divisions.get(id); next !== undefined && !path.includes(next);) {
      path.push(next);
      next = next.parent === null ? undefined : divisions.get(next.parent.id);
    }
    return path;
  }

  /** The division and all below it; empty when it is unknown. */
  subtree(id: string, day: LocalDate): ReadonlySet<string> {
    const { divisions, children, subtrees } = this.on(day);
    const known = subtrees.get(id);
    if (known !== undefined) return known;
    const found = new Set<string>(divisions.has(id) ? [id] : []);
    for (const inside of found) for (const child of children.get(inside) ?? []) found.add(child);
    subtrees.set(id, found);
    return found;
  }

  private on(day: LocalDate): AsOf {
    if (this.asOf?.day === day) return this.asOf;
    const divisions = new Map<string, DivisionAsOf>();
    const children = new Map<string, string[]>();
    for (const row of this.rows.values()) {
      const division = divisionOn(row, day);
      divisions.set(row.id, division);
      if (division.parent === null) continue;
      const siblings = children.get(division.parent.id);
      if (siblings === undefined) children.set(division.parent.id, [row.id]);
      else siblings.push(row.id);
    }
    this.asOf = { day, divisions, children, subtrees: new Map() };
    return this.asOf;
  }
}
