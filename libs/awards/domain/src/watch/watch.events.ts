import type { Actor, DomainEvent, Exact, Instant, LocalDate } from '@gongjian/shared-kernel';

/** The event a fact was told by; `revision` is its place in the stream it was made from. */
export interface FactSource {
  readonly type: string;
  readonly eventId: string;
  readonly revision: string;
}

/** What took place. Of persons it says nothing. */
export type WatchedFact =
  | { readonly kind: 'incident'; readonly code: string }
  | { readonly kind: 'complaint'; readonly kinds: readonly string[] }
  | { readonly kind: 'rectificationOverdue'; readonly serious: boolean }
  | {
      readonly kind: 'graded';
      /** Of the programme it was graded by. */
      readonly key: string;
      readonly round: string;
      readonly form: 'own' | 'mock' | 'external';
      /** `none`: reached no grade. */
      readonly grade: string;
      readonly total: Exact | null;
    }
  | { readonly kind: 'falsification' }
  | { readonly kind: 'merged'; readonly successorId: string | null }
  | { readonly kind: 'settled'; readonly removalId: string }
  | { readonly kind: 'barred'; readonly until: LocalDate | null };

export interface FactAsTold {
  readonly fact: WatchedFact;
  /** `null`: it concerns every programme. */
  readonly programme: string | null;
  readonly occurredOn: LocalDate;
  readonly occurredAt: Instant | null;
  readonly verified: boolean;
  readonly verifier: Actor | null;
}

interface OfFact {
  readonly subjectId: string;
  readonly factId: string;
  readonly source: FactSource;
}

export interface FactRecorded extends OfFact, FactAsTold {}

export interface FactVerified extends OfFact {
  readonly verifier: Actor;
}

export interface FactCorrected extends OfFact {
  /** `null`: the correction came before the fact. */
  readonly was: FactAsTold | null;
  readonly now: FactAsTold;
}

export interface FactWithdrawn extends OfFact {
  readonly why: 'withdrawn' | 'unfounded' | 'annulled';
}

/** A title of the subject that facts are checked against. */
export interface TitleAttached {
  readonly subjectId: string;
  readonly titleId: string;
  readonly programmeId: string;
}

export type WatchEvent =
  | DomainEvent<'FactRecorded', FactRecorded>
  | DomainEvent<'FactVerified', FactVerified>
  | DomainEvent<'FactCorrected', FactCorrected>
  | DomainEvent<'FactWithdrawn', FactWithdrawn>
  | DomainEvent<'TitleAttached', TitleAttached>;
