import { DEPLOYMENT_TENANT, type Position } from '@gongjian/shared-event-sourcing';
import { positionToken, type AnyProjection } from '@gongjian/shared-projections';
import type { Change, ChangeKind, LogIdentity } from './change.js';
import { KEPT_CHANGES, type FollowedContext } from './change-follower.js';
import { ChangeGate } from './change-gate.js';
import type { ChangeStream } from './change-stream.js';
import { ToldChanges } from './told-changes.js';

/** How long the changes of one read model that does not move hold back those of the context behind them. */
const HELD_MS = 10_000;
const MAX_PENDING = 20_000;

/** What is told of one context, to whom, and what was told lately. */
export class ContextChanges implements FollowedContext {
  readonly categories: readonly string[];
  readonly gate: ChangeGate;
  readonly streams = new Set<ChangeStream>();
  private told = new ToldChanges(KEPT_CHANGES, null);
  private log: LogIdentity | null = null;

  constructor(
    readonly context: string,
    readonly kinds: readonly ChangeKind[],
  ) {
    const projections = new Map<string, AnyProjection[]>();
    for (const { projection } of kinds) {
      const { category } = projection.catalogue;
      projections.set(category, [...(projections.get(category) ?? []), projection]);
    }
    this.categories = [...projections.keys()];
    this.gate = new ChangeGate(projections, { waitMs: HELD_MS, pending: MAX_PENDING });
  }

  begin(log: LogIdentity, floor: Position | null): void {
    this.log = log;
    this.told = new ToldChanges(KEPT_CHANGES, floor);
    this.gate.clear();
  }

  tell(changes: readonly Change[]): void {
    this.told.push(changes);
    const last = this.last;
    const ofTenant = new Map<string, readonly Change[]>();
    for (const stream of this.streams) {
      const { tenant } = stream.principal;
      const own = ofTenant.get(tenant) ?? changes.filter((change) => isFor(change, tenant));
      ofTenant.set(tenant, own);
      stream.tell(own, last);
    }
  }

  reset(): void {
    this.told.forget();
    for (const stream of this.streams) stream.reset(this.last);
  }

  /** @param from where the reader stands, as a token; `null` when it begins */
  begun(stream: ChangeStream, from: { readonly log: LogIdentity; readonly position: Position } | null): void {
    this.streams.add(stream);
    stream.opened(this.last);
    if (from === null) return;
    const same = from.log.logId === this.log?.logId && from.log.epoch === this.log.epoch;
    const missed = same ? this.told.after(from.position) : null;
    if (missed === null) {
      stream.reset(this.last);
      return;
    }
    const own = missed.filter((change) => isFor(change, stream.principal.tenant));
    stream.tell(own, this.last);
  }

  private get last(): string | null {
    const { last } = this.told;
    return last === null || this.log === null ? null : positionToken(this.log, last);
  }
}

/** What belongs to the whole deployment is every tenant's. */
function isFor({ tenant }: Change, own: string): boolean {
  return tenant === own || tenant === DEPLOYMENT_TENANT;
}
