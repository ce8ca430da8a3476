import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import type {
  DisposalAppraised,
  DisposalApproved,
  DisposalCarriedOut,
  DisposalDeclined,
  DisposalEvent,
  DisposalProposed,
} from './disposal.events.js';

export type DisposalStatus = 'proposed' | 'appraised' | 'approved' | 'declined' | 'carriedOut';

type At<Fact> = Omit<Fact, 'disposalId'> & { readonly at: Instant };

export interface DisposalRow extends Omit<DisposalProposed, 'disposalId'> {
  readonly id: string;
  readonly status: DisposalStatus;
  readonly proposedAt: Instant;
  readonly appraised: At<DisposalAppraised> | null;
  readonly approved: At<DisposalApproved> | null;
  readonly declined: At<DisposalDeclined> | null;
  readonly carriedOut: At<DisposalCarriedOut> | null;
}

export const disposalView: View<DisposalRow, DisposalEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'DisposalProposed': {
      const { disposalId: id, ...proposed } = event.data;
      const open = { appraised: null, approved: null, declined: null, carriedOut: null };
      return { ...proposed, ...open, id, status: 'proposed', proposedAt: at };
    }
    case 'DisposalAppraised':
      return row && { ...row, status: 'appraised', appraised: dated(event.data, at) };
    case 'DisposalApproved':
      return row && { ...row, status: 'approved', approved: dated(event.data, at) };
    case 'DisposalDeclined':
      return row && { ...row, status: 'declined', declined: dated(event.data, at) };
    case 'DisposalCarriedOut':
      return row && { ...row, status: 'carriedOut', carriedOut: dated(event.data, at) };
    default:
      return assertNever(event);
  }
};

function dated<Fact extends { readonly disposalId: string }>(fact: Fact, at: Instant): At<Fact> {
  const { disposalId: _id, ...rest } = fact;
  return { ...rest, at };
}
