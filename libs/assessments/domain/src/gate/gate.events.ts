import type { Basis, DomainEvent, LocalDate } from '@gongjian/shared-kernel';
import type { RoundPeriod } from '../pinned.js';
import type { EvidenceSeen } from '../sheet/sheet.events.js';

/** One subject in one programme. */
interface OfGate {
  readonly gateId: string;
  readonly subjectId: string;
  readonly programme: string;
}

export interface SheetAttached extends OfGate {
  readonly roundId: string;
  readonly sheetId: string;
  readonly period: RoundPeriod;
}

/** Its round is over. */
export interface SheetDetached extends OfGate {
  readonly sheetId: string;
}

export interface EvidenceNoted extends OfGate {
  /** The task or filing. */
  readonly sourceId: string;
  readonly indicators: readonly string[];
  readonly evidence: readonly EvidenceSeen[];
  readonly approvedOn: LocalDate;
  /** Ids of the persons who handed it in; absent: that was not told. */
  readonly submitterIds?: readonly string[];
}

export interface EvidenceReopened extends OfGate {
  readonly sourceId: string;
  readonly cause: string;
}

export interface ApplicationAdmitted extends OfGate {
  readonly applicationId: string;
}

export interface ApplicationReleased extends OfGate {
  readonly applicationId: string;
}

export interface ApplicationsBlocked extends OfGate {
  readonly removalId: string;
  /** The title as it was removed. Absent in old ones, and where its version is not known here. */
  readonly basis?: Basis;
}

/** Also before it was blocked: then it never is for this removal. */
export interface BlockLifted extends OfGate {
  readonly removalId: string;
  readonly why: 'settled' | 'annulled';
  /** What settled or annulled it. Absent as in {@link ApplicationsBlocked}. */
  readonly basis?: Basis;
}

export type GateEvent =
  | DomainEvent<'SheetAttached', SheetAttached>
  | DomainEvent<'SheetDetached', SheetDetached>
  | DomainEvent<'EvidenceNoted', EvidenceNoted>
  | DomainEvent<'EvidenceReopened', EvidenceReopened>
  | DomainEvent<'ApplicationAdmitted', ApplicationAdmitted>
  | DomainEvent<'ApplicationReleased', ApplicationReleased>
  | DomainEvent<'ApplicationsBlocked', ApplicationsBlocked>
  | DomainEvent<'BlockLifted', BlockLifted>;
