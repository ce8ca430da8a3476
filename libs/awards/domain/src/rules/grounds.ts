import type { Actor, Instant, LocalDate } from '@gongjian/shared-kernel';
import type { BilingualText } from '@gongjian/shared-kernel';
import type { Confirmations, Consequence } from '../pinned.js';
import type { StandingFact } from '../watch/watch-state.js';
import type { FactSource, WatchedFact } from '../watch/watch.events.js';

/** What a title itself, or another title, is the source of. */
export type TitleFact =
  | { readonly kind: 'deadlineMissed'; readonly what: 'renewal' | 'plaque' }
  | { readonly kind: 'membersLost'; readonly holding: number; readonly of: number }
  | { readonly kind: 'cascade'; readonly titleId: string; readonly key: string; readonly act: 'removed' | 'suspended' }
  | { readonly kind: 'suspensionOver' };

/** One fact a decision stands on, with its source, its verifier and its time. */
export interface Ground {
  readonly factId: string;
  readonly fact: WatchedFact | TitleFact;
  readonly occurredOn: LocalDate;
  readonly occurredAt: Instant | null;
  readonly verifier: Actor | null;
  readonly source: FactSource | null;
}

/** A trigger that facts set off. */
export interface Firing {
  readonly trigger: string;
  readonly names: BilingualText;
  readonly clause: string;
  readonly consequence: Consequence;
  readonly confirm: Confirmations;
  /** In the order of their days. */
  readonly grounds: readonly Ground[];
  /** The fact that completed it: with the trigger it names the firing. */
  readonly completedBy: string;
  /** Of a downgrade: to which grade; `null` where no lower one is named. */
  readonly lower: string | null;
}

/** Why a title may not be named. */
export interface Forbidding {
  readonly by:
    | { readonly kind: 'trigger'; readonly code: string; readonly clause: string }
    | { readonly kind: 'condition'; readonly of: 'conditions' | 'reapply'; readonly index: number };
  readonly factIds: readonly string[];
}

/** A naming as far as the watch goes. */
export interface NamingSeen {
  readonly grade: string;
  /** The day of the result it stands on. */
  readonly resultOn: LocalDate;
  readonly on: LocalDate;
  /** Removed before, and not annulled: the conditions of applying again count too. */
  readonly removedOn: LocalDate | null;
}

/** A named title as far as its triggers go. */
export interface WatchedTitle {
  readonly programme: string;
  readonly naming: NamingSeen & { readonly watchRevision: number };
  /** As it is held now. */
  readonly grade: string;
  readonly missed: readonly { readonly factId: string; readonly what: 'renewal' | 'plaque'; readonly on: LocalDate }[];
}

export function groundOf({ factId, fact, occurredOn, occurredAt, verifier, source }: StandingFact): Ground {
  return { factId, fact, occurredOn, occurredAt, verifier, source };
}
