import {
  assertNever,
  type Instant,
  type NamedAsOf,
  type OfficerAsOf,
  type Reason,
  type Sealed,
  type View,
} from '@gongjian/shared-kernel';
import type { FileEvent } from './file.events.js';

export interface FileRow {
  readonly id: string;
  readonly status: 'stored' | 'destroyed';
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: Sealed | null;
  readonly storedBy: OfficerAsOf;
  readonly unitIds: readonly string[];
  readonly division: NamedAsOf | null;
  readonly storedAt: Instant;
  readonly destruction: {
    readonly reason: Reason;
    readonly askedBy: OfficerAsOf;
    readonly approvedBy: OfficerAsOf | null;
    readonly destroyedAt: Instant | null;
  } | null;
}

export const fileView: View<FileRow, FileEvent> = (row, { event, metadata }) => {
  switch (event.type) {
    case 'FileStored': {
      const { fileId, ...stored } = event.data;
      return { ...stored, id: fileId, status: 'stored', storedAt: metadata.recordedAt, destruction: null };
    }
    case 'FileDestructionAsked': {
      const { reason, askedBy } = event.data;
      return row && { ...row, destruction: { reason, askedBy, approvedBy: null, destroyedAt: null } };
    }
    case 'FileDestroyed': {
      const { reason, askedBy, approvedBy } = event.data;
      const destruction = { reason, askedBy, approvedBy, destroyedAt: metadata.recordedAt };
      return row && { ...row, status: 'destroyed', destruction };
    }
    default:
      return assertNever(event);
  }
};

/** By what a file is found: its name, until it is destroyed. */
export interface FileNameRow {
  readonly id: string;
  readonly name: Sealed | null;
  readonly since: Instant;
}

export const fileNameView: View<FileNameRow, FileEvent> = (row, { event, metadata }) => {
  switch (event.type) {
    case 'FileStored':
      return { id: event.data.fileId, name: event.data.fileName, since: metadata.recordedAt };
    case 'FileDestroyed':
      return row && { ...row, name: null };
    default:
      return row;
  }
};
