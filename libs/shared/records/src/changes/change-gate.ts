import type { Position } from '@gongjian/shared-event-sourcing';
import type { AnyProjection } from '@gongjian/shared-projections';
import type { Change } from './change.js';

/** How far the read models have come. */
export type Positions = ReadonlyMap<AnyProjection, Position | null>;

export interface Passed {
  /** In the order of the log. */
  readonly told: readonly Change[];
  /** Something that was set aside is in the read models now. */
  readonly reset: boolean;
}

/**
 * Holds changes back until the read models of their category have passed them: whoever hears of one and reads again sees
 * it. They leave in the order of the log. What one read model keeps back for too long, or too much at once, is set aside
 * so that others go on; its readers are told to read everything again once it has come that far.
 */
export class ChangeGate {
  private pending: { readonly change: Change; readonly since: number }[] = [];
  private readonly aside = new Map<string, Position>();

  constructor(
    private readonly projections: ReadonlyMap<string, readonly AnyProjection[]>,
    private readonly limits: { readonly waitMs: number; readonly pending: number },
  ) {}

  take(change: Change, now: number): void {
    if (this.aside.has(change.kind)) this.aside.set(change.kind, change.position);
    else this.pending.push({ change, since: now });
    if (this.pending.length <= this.limits.pending) return;
    for (const { change: each } of this.pending.splice(0)) this.aside.set(each.kind, each.position);
  }

  clear(): void {
    this.pending = [];
    this.aside.clear();
  }

  /** Whose progress decides what is told next. */
  get awaited(): readonly AnyProjection[] {
    const kinds = new Set([...this.pending.map(({ change }) => change.kind), ...this.aside.keys()]);
    return [...kinds].flatMap((kind) => this.projections.get(kind) ?? []);
  }

  pass(positions: Positions, now: number): Passed {
    const told: Change[] = [];
    let at = 0;
    for (; at < this.pending.length; at += 1) {
      const { change, since } = this.pending[at] as (typeof this.pending)[number];
      if (this.aside.has(change.kind)) this.aside.set(change.kind, change.position);
      else if (this.passed(change.kind, change.position, positions)) told.push(change);
      else if (now - since >= this.limits.waitMs) this.aside.set(change.kind, change.position);
      else break;
    }
    this.pending = this.pending.slice(at);
    let reset = false;
    for (const [kind, position] of this.aside) {
      if (!this.passed(kind, position, positions)) continue;
      this.aside.delete(kind);
      reset = true;
    }
    return { told, reset };
  }

  private passed(kind: string, position: Position, positions: Positions): boolean {
    return (this.projections.get(kind) ?? []).every((projection) => {
      const reached = positions.get(projection) ?? null;
      return reached !== null && reached >= position;
    });
  }
}
