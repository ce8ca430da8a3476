import type { DomainCommand, LocalDate, OfficerAsOf, Reason, Sealed, UnitAsOf } from '@gongjian/shared-kernel';
import type { Correcting } from '../correction/entry-correction.js';
import type { Late } from '../late.js';
import type { FollowUpCorrection, FollowUpOpened, FollowUpWithdrawn } from './followup.events.js';

interface Of {
  readonly followUpId: string;
}

export type OpenFollowUp = DomainCommand<'OpenFollowUp', FollowUpOpened>;
export type ConfirmFollowUp = DomainCommand<
  'ConfirmFollowUp',
  Of &
    Late & {
      readonly documentNumber: string | null;
      readonly note: Sealed | null;
      readonly by: OfficerAsOf;
    }
>;
export type LinkRectification = DomainCommand<
  'LinkRectification',
  Of &
    Late & {
      readonly rectificationId: string;
      readonly unit: UnitAsOf | null;
      readonly serious: boolean;
      readonly what: Sealed;
      readonly foundOn: LocalDate;
      readonly documentNumber: string | null;
      readonly by: OfficerAsOf;
    }
>;
export type SettleRectification = DomainCommand<
  'SettleRectification',
  Of & { readonly rectificationId: string; readonly how: 'closed' | 'withdrawn' }
>;
export type CompleteFollowUp = DomainCommand<
  'CompleteFollowUp',
  Of &
    Late & {
      readonly problems: Sealed;
      readonly lessons: Sealed;
      /** Only when the removal is settled with it. */
      readonly settle: boolean;
      readonly by: OfficerAsOf;
    }
>;
export type WithdrawFollowUp = DomainCommand<'WithdrawFollowUp', FollowUpWithdrawn>;

export type CorrectFollowUp = DomainCommand<'CorrectFollowUp', Of & Correcting<FollowUpCorrection>>;
export type ConfirmFollowUpCorrection = DomainCommand<
  'ConfirmFollowUpCorrection',
  Of & { readonly correctionId: string; readonly by: OfficerAsOf }
>;
export type DeclineFollowUpCorrection = DomainCommand<
  'DeclineFollowUpCorrection',
  Of & { readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type FollowUpCommand =
  | OpenFollowUp
  | ConfirmFollowUp
  | LinkRectification
  | SettleRectification
  | CompleteFollowUp
  | WithdrawFollowUp
  | CorrectFollowUp
  | ConfirmFollowUpCorrection
  | DeclineFollowUpCorrection;
