import type { DomainEvent, Instant } from '@gongjian/shared-kernel';

export const READ_KINDS = ['read', 'export', 'act'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** One member of the query: ids, dates and places of the log; of anything else the name alone. */
export interface ReadFilter {
  readonly name: string;
  readonly values: readonly string[];
}

/** Why a request was answered with nothing. */
export interface ReadRefusal {
  /** 403 or 404. */
  readonly status: number;
  /** Of the problem: `ACCESS.DENIED`. */
  readonly code: string;
}

/** What an auditor was answered, or refused. Ids only: nothing that was read, and nothing that was typed. */
export interface AuditRead {
  readonly readId: string;
  /** Absent: the role of an auditor of the district's own. */
  readonly seatId?: string;
  readonly personId: string;
  /** `export`: the auditor said that a list is taken out. `act`: something else than reading, and refused. */
  readonly kind: ReadKind;
  /** As the address is described: `/api/plans/v1/tasks/:id`. */
  readonly route: string;
  /** The records the address names. */
  readonly records: readonly string[];
  readonly filters: readonly ReadFilter[];
  /** The records that were in the answer. */
  readonly shown: readonly string[];
  readonly readAt: Instant;
  /** How far what was read had come in the log: as `Gongjian-Position`. */
  readonly position: string | null;
  /** Absent: it was answered. */
  readonly refused?: ReadRefusal;
}

export type ReadEvent = DomainEvent<'AuditReadRecorded', AuditRead>;
