import type {
  DisposalAppraised,
  DisposalApproved,
  DisposalCarriedOut,
  DisposalDeclined,
  DisposalProposed,
} from './disposal.events.js';

interface Proposed {
  readonly proposal: DisposalProposed;
}

export type KnownDisposal =
  | ({ readonly status: 'proposed' } & Proposed)
  | ({ readonly status: 'appraised'; readonly appraisal: DisposalAppraised } & Proposed)
  | ({ readonly status: 'approved'; readonly approval: DisposalApproved } & Proposed)
  | ({ readonly status: 'declined'; readonly declined: DisposalDeclined } & Proposed)
  | ({ readonly status: 'carriedOut'; readonly carriedOut: DisposalCarriedOut } & Proposed);

export type DisposalState = { readonly status: 'none' } | KnownDisposal;
