import type { Basis, DomainEvent, Every, Exact, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { PlacedSubject } from '../placed-subject.js';
import type { Pinned, RoundKind, RoundPeriod } from '../pinned.js';
import type { UnmetBar } from '../rules/graded.js';
import type { ReopeningCause } from '../sheet/sheet.events.js';

/** What a subject came to. */
export interface Standing {
  /** `none`: it reached no grade. */
  readonly grade: string;
  /** The grade leads to a title. */
  readonly named: boolean;
  readonly total: Exact | null;
  readonly of: Exact | null;
  readonly stars: number | null;
  readonly rank: number | null;
  /** Among how many. */
  readonly ranked: number | null;
  /** Better grades and what was missing, best first. */
  readonly missed: readonly UnmetBar[];
}

/** An appraisal that a result counts in. */
export interface CountedIn {
  readonly code: string;
  readonly of: 'subject' | 'unit' | 'member';
  readonly every: Every;
}

export interface SubjectGraded extends Pinned, Standing {
  readonly resultId: string;
  readonly roundId: string;
  readonly roundCode: string;
  readonly kind: RoundKind;
  readonly period: RoundPeriod;
  readonly decides: boolean;
  readonly subject: PlacedSubject;
  readonly sheetId: string;
  /** The score that was graded. */
  readonly sheetRevision: string;
  readonly applicationId: string | null;
  /** Of the round before; `null`: there was none. */
  readonly previous: Pick<Standing, 'grade' | 'total' | 'rank'> | null;
  readonly countsIn: readonly CountedIn[];
  /** Ids of the persons who assessed it, and of those they did it for; absent: none is known by name. */
  readonly assessors?: readonly string[];
  readonly basis: Basis;
}

export interface ResultReopened {
  readonly resultId: string;
  readonly roundId: string;
  readonly subjectId: string;
  /** What the sheet has come to. */
  readonly sheetRevision: string;
  /** The sheet, of a round that is summed up; absent: its own one. */
  readonly sheetId?: string;
  readonly cause: ResultCause;
}

/** `result`: another one of the round was changed, and with that what the rules make of this one. */
export type ResultCause = ReopeningCause | { readonly kind: 'result'; readonly id: string };

/** A subject whose grade the rules would make another one; it stands until a person looks at it again. */
export interface Regraded {
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
}

/** What the rules would make of the others in the round, as their sheets are when one of them is looked at again. */
export interface OthersMoved {
  /** Those whose rank or grade would be another one. */
  readonly count: number;
  /** The first thousand, without those in a tie that a person has not decided. */
  readonly regraded: readonly Regraded[];
}

/** Somebody looked again, and it stands. */
export interface ResultConfirmed {
  readonly resultId: string;
  readonly roundId: string;
  readonly subjectId: string;
  readonly sheetRevision: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
  /** Absent: it was not looked at. */
  readonly others?: OthersMoved;
  readonly basis: Basis;
}

export interface ResultChanged extends ResultConfirmed, Pick<Pinned, 'programme' | 'version'> {
  /** Absent: recorded before results named it. */
  readonly key?: string;
  readonly roundCode: string;
  readonly decides: boolean;
  readonly from: Standing;
  readonly to: Standing;
}

export type ResultEvent =
  | DomainEvent<'SubjectGraded', SubjectGraded>
  | DomainEvent<'ResultReopened', ResultReopened>
  | DomainEvent<'ResultConfirmed', ResultConfirmed>
  | DomainEvent<'ResultChanged', ResultChanged>;
