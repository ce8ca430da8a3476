import type { LocalDate } from '@gongjian/shared-kernel';

export interface IncidentFact {
  readonly fact: 'incident';
  readonly kind: string;
  readonly occurredOn: LocalDate;
  /** Whether the reporter's word is enough says the definition. */
  readonly standing: 'reported' | 'verified' | 'unfounded';
}

export interface ComplaintFact {
  readonly fact: 'complaint';
  readonly kinds: readonly string[];
  /** The day it was received. */
  readonly occurredOn: LocalDate;
  readonly verified: boolean;
}

/** An inspector found something wrong with an indicator. */
export interface FindingFact {
  readonly fact: 'finding';
  readonly programme: string;
  readonly indicator: string;
  readonly occurredOn: LocalDate;
}

export interface TitleFact {
  readonly fact: 'title';
  /** Of the programme. */
  readonly key: string;
  readonly grade: string;
  /** The day it was named. */
  readonly occurredOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly standing: 'valid' | 'suspended' | 'removed' | 'ended';
  /** Since when it stands so. */
  readonly standingSince: LocalDate;
}

/** A round that decides gave it this grade. */
export interface GradeFact {
  readonly fact: 'grade';
  readonly key: string;
  readonly round: string;
  readonly grade: string;
  readonly occurredOn: LocalDate;
}

/** Barred from honours. */
export interface BarFact {
  readonly fact: 'bar';
  readonly occurredOn: LocalDate;
  readonly until: LocalDate;
}

/** What the docket of a subject knows of one fact. */
export type DocketFact = IncidentFact | ComplaintFact | FindingFact | TitleFact | GradeFact | BarFact;

/** A fact with its id, as rules read it. */
export type KnownFact = DocketFact & { readonly factId: string };

/** Of the kinds that points, vetoes and ties are read from. */
export function isScored({ fact }: DocketFact): boolean {
  return fact !== 'grade' && fact !== 'bar';
}
