import type { DayCount, DomainCommand, OfficerAsOf, Reason, Sealed, WorkingCalendar } from '@gongjian/shared-kernel';
import type { Reporter } from '../incident/incident.events.js';
import type { Late } from '../late.js';
import type { Pinned } from '../pinned.js';
import type { ComplaintSaid } from './complaint.events.js';

/** The version that says within which time it is to be put right. */
type Ruled = Pick<Pinned, 'programme' | 'version' | 'rules'>;

interface OfComplaint {
  readonly complaintId: string;
}

interface KnownKinds {
  /** Of the definitions published in the tenant. */
  readonly knownKinds: readonly string[];
}

export type RegisterComplaint = DomainCommand<
  'RegisterComplaint',
  OfComplaint &
    ComplaintSaid &
    KnownKinds &
    Late & {
      readonly source: Reporter;
      readonly reference: string | null;
      readonly what: Sealed;
      readonly complainant: Sealed | null;
    }
>;
export type VerifyComplaint = DomainCommand<
  'VerifyComplaint',
  OfComplaint & {
    readonly pinned: Ruled;
    readonly within: DayCount;
    readonly calendar: WorkingCalendar;
    readonly by: OfficerAsOf;
  }
>;
export type FindComplaintUnfounded = DomainCommand<
  'FindComplaintUnfounded',
  OfComplaint & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type RectifyComplaint = DomainCommand<
  'RectifyComplaint',
  OfComplaint & Late & { readonly how: Sealed; readonly by: OfficerAsOf }
>;
export type CloseComplaint = DomainCommand<'CloseComplaint', OfComplaint & { readonly by: OfficerAsOf }>;
export type MarkComplaintOverdue = DomainCommand<'MarkComplaintOverdue', OfComplaint>;
export type ReviseComplaintDue = DomainCommand<
  'ReviseComplaintDue',
  OfComplaint & { readonly calendar: WorkingCalendar }
>;
/** `reason`: a code. */
export type CorrectComplaint = DomainCommand<
  'CorrectComplaint',
  OfComplaint & KnownKinds & { readonly said: ComplaintSaid; readonly reason: string; readonly by: Reporter }
>;
export type WithdrawComplaint = DomainCommand<
  'WithdrawComplaint',
  OfComplaint & { readonly reason: string; readonly by: Reporter }
>;

export type ComplaintCommand =
  | RegisterComplaint
  | VerifyComplaint
  | FindComplaintUnfounded
  | RectifyComplaint
  | CloseComplaint
  | MarkComplaintOverdue
  | ReviseComplaintDue
  | CorrectComplaint
  | WithdrawComplaint;
