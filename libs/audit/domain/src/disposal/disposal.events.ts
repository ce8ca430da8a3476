import type { DomainEvent, LocalDate, NamedAsOf, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { RetentionCode } from '../dossier/archive-number.js';
import type { RecordKind } from '../dossier/record-kinds.js';

/** A file that goes with its item; its hash stays. */
export interface DisposedFile {
  readonly fileId: string;
  readonly sha256: string;
}

/** One item of the list 销毁清册: its line of the catalogue, which stays for ever. */
export interface DisposalLine {
  readonly archiveNumber: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly stream: string;
  readonly year: number;
  readonly retention: RetentionCode;
  /** The last day it was to be kept. */
  readonly keptUntil: LocalDate;
  readonly files: readonly DisposedFile[];
}

/** Nothing is destroyed by it. */
export interface DisposalProposed {
  readonly disposalId: string;
  /** The dossier that its lines are of. */
  readonly dossierId: string;
  readonly division: NamedAsOf | null;
  readonly lines: readonly DisposalLine[];
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

/** 鉴定: looked at item by item; what is worth keeping stays. */
export interface DisposalAppraised {
  readonly disposalId: string;
  /** Archive numbers of lines that are struck off. */
  readonly keep: readonly string[];
  readonly opinion: Reason;
  readonly appraisedBy: OfficerAsOf;
}

export interface DisposalApproved {
  readonly disposalId: string;
  /** Of the decision. */
  readonly documentNumber: string;
  /** What is to be destroyed. */
  readonly lines: readonly DisposalLine[];
  readonly approvedBy: OfficerAsOf;
}

export interface DisposalDeclined {
  readonly disposalId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

/** Every file of it is destroyed, each by the decision of its own context; supervised by a second person. */
export interface DisposalCarriedOut {
  readonly disposalId: string;
  readonly lines: number;
  readonly files: readonly DisposedFile[];
  readonly carriedOutBy: OfficerAsOf;
}

export type DisposalEvent =
  | DomainEvent<'DisposalProposed', DisposalProposed>
  | DomainEvent<'DisposalAppraised', DisposalAppraised>
  | DomainEvent<'DisposalApproved', DisposalApproved>
  | DomainEvent<'DisposalDeclined', DisposalDeclined>
  | DomainEvent<'DisposalCarriedOut', DisposalCarriedOut>;
