import type { DomainEvent } from '@gongjian/shared-kernel';
import type { DocketFact } from '../rules/docket-fact.js';

/** `order`: of what was told of a fact the greatest counts, whichever came first. */
export interface FactNoted {
  readonly subjectId: string;
  readonly factId: string;
  readonly order: string;
  readonly fact: DocketFact;
}

export type FactChanged = FactNoted;

/** For good: what is told of it afterwards does not bring it back. */
export interface FactWithdrawn {
  readonly subjectId: string;
  readonly factId: string;
}

export type DocketEvent =
  | DomainEvent<'FactNoted', FactNoted>
  | DomainEvent<'FactChanged', FactChanged>
  | DomainEvent<'FactWithdrawn', FactWithdrawn>;
