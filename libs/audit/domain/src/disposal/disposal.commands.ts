import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { DisposalAppraised, DisposalProposed } from './disposal.events.js';

interface OfDisposal {
  readonly disposalId: string;
}

/** What stands against destroying, as it is now. */
export interface Obstacles {
  /** Streams whose procedure runs. */
  readonly running: readonly string[];
  /** Files that records which stay name too. */
  readonly needed: readonly string[];
}

export type ProposeDisposal = DomainCommand<'ProposeDisposal', DisposalProposed & { readonly obstacles: Obstacles }>;
export type AppraiseDisposal = DomainCommand<'AppraiseDisposal', DisposalAppraised>;
export type ApproveDisposal = DomainCommand<
  'ApproveDisposal',
  OfDisposal & { readonly documentNumber: string; readonly by: OfficerAsOf; readonly obstacles: Obstacles }
>;
export type DeclineDisposal = DomainCommand<
  'DeclineDisposal',
  OfDisposal & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type RecordDisposalCarriedOut = DomainCommand<
  'RecordDisposalCarriedOut',
  OfDisposal & {
    readonly by: OfficerAsOf;
    /** Files of its lines whose destruction their contexts have decided. */
    readonly destroyed: readonly string[];
  }
>;

export type DisposalCommand =
  ProposeDisposal | AppraiseDisposal | ApproveDisposal | DeclineDisposal | RecordDisposalCarriedOut;
