import type { Basis, DomainEvent, SubjectAsOf } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

export interface Members {
  readonly holding: number;
  readonly of: number;
  /** SHA-256 over the sorted lines `subject id TAB holds or not`, lower-case hex. */
  readonly sha256: string;
}

interface OfRollUp extends Pinned {
  readonly rollUpId: string;
  /** The division that gets the title. */
  readonly subject: SubjectAsOf;
  readonly titleId: string;
}

export interface MembersCounted extends OfRollUp, Members {
  readonly basis: Basis;
}

export interface RollUpReached extends OfRollUp, Members {
  readonly grade: string;
  readonly basis: Basis;
}

export interface RollUpLost extends OfRollUp, Members {
  readonly basis: Basis;
}

export type RollUpEvent =
  | DomainEvent<'MembersCounted', MembersCounted>
  | DomainEvent<'RollUpReached', RollUpReached>
  | DomainEvent<'RollUpLost', RollUpLost>;
