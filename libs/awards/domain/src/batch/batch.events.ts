import type { DomainEvent, MaybeLate, OfficerAsOf } from '@gongjian/shared-kernel';

interface OfBatch {
  readonly batchId: string;
}

export interface BatchItem {
  readonly titleId: string;
  readonly slateId: string;
}

export interface BatchFailure {
  readonly titleId: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** One person signs many namings of one document: the job, item by item. */
export interface BatchOrdered extends OfBatch, MaybeLate {
  readonly what: 'signNaming';
  readonly items: readonly BatchItem[];
  readonly documentNumber: string;
  readonly minutesNumber: string | null;
  readonly by: OfficerAsOf;
}

/** What came of some of the items; one that failed stops no other. */
export interface BatchPartDone extends OfBatch {
  readonly part: number;
  readonly done: readonly string[];
  readonly failed: readonly BatchFailure[];
}

export interface BatchEnded extends OfBatch {
  readonly done: number;
  readonly failed: number;
}

/** What was done stays done. */
export interface BatchCancelled extends OfBatch {
  readonly by: OfficerAsOf;
}

export type BatchEvent =
  | DomainEvent<'BatchOrdered', BatchOrdered>
  | DomainEvent<'BatchPartDone', BatchPartDone>
  | DomainEvent<'BatchEnded', BatchEnded>
  | DomainEvent<'BatchCancelled', BatchCancelled>;
