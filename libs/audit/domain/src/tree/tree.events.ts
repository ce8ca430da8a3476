import type { DomainEvent } from '@gongjian/shared-kernel';

/** `restored`: a witness has signed more of the tree than the log held after it was brought back. */
export const BREAK_REASONS = ['restored'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

/** A tree that could not be continued. */
export interface FollowedTree {
  readonly number: number;
  readonly reason: BreakReason;
  /** Leaves it had in this deployment when it ended. */
  readonly size: number;
}

/** The log keeps a tree for a tenant from now on; this, in the deployment's own tree, lists the tenants. */
export interface TreeOpened {
  readonly tenantId: string;
  /** From 1. */
  readonly number: number;
  readonly origin: string;
  /** C2SP signed-note, of its first key. */
  readonly verifierKey: string;
  /** `null` for a tenant's first. */
  readonly follows: FollowedTree | null;
}

export type TreeEvent = DomainEvent<'TreeOpened', TreeOpened>;
