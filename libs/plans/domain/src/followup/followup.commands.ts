import type { DomainCommand, LocalDate, OfficerAsOf, Sealed, UnitAsOf } from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { FollowUpOpened, FollowUpWithdrawn } from './followup.events.js';

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

export type FollowUpCommand =
  OpenFollowUp | ConfirmFollowUp | LinkRectification | SettleRectification | CompleteFollowUp | WithdrawFollowUp;
