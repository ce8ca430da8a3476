import type { DomainEvent, NamedAsOf, OfficerAsOf, Reason, Sealed } from '@gongjian/shared-kernel';

export interface FileStored {
  readonly fileId: string;
  /** Of the clear bytes, lower-case hex. */
  readonly sha256: string;
  readonly size: number;
  /** By content. */
  readonly mediaType: string;
  readonly fileName: Sealed | null;
  readonly storedBy: OfficerAsOf;
  /** Units and division of the person who stored it: who may name it. */
  readonly unitIds: readonly string[];
  readonly division: NamedAsOf | null;
}

export interface FileDestructionAsked {
  readonly fileId: string;
  readonly reason: Reason;
  readonly askedBy: OfficerAsOf;
}

/** The object and its key are gone; the hash and this decision stay. */
export interface FileDestroyed {
  readonly fileId: string;
  readonly sha256: string;
  readonly reason: Reason;
  readonly askedBy: OfficerAsOf;
  readonly approvedBy: OfficerAsOf;
}

export type FileEvent =
  | DomainEvent<'FileStored', FileStored>
  | DomainEvent<'FileDestructionAsked', FileDestructionAsked>
  | DomainEvent<'FileDestroyed', FileDestroyed>;
