import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { RetentionChangeProposed } from './retention.events.js';

interface OfChange {
  readonly scheduleId: string;
  readonly changeId: string;
}

export type ProposeRetentionChange = DomainCommand<'ProposeRetentionChange', RetentionChangeProposed>;
export type ConfirmRetentionChange = DomainCommand<'ConfirmRetentionChange', OfChange & { readonly by: OfficerAsOf }>;
export type DeclineRetentionChange = DomainCommand<
  'DeclineRetentionChange',
  OfChange & { readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type RetentionCommand = ProposeRetentionChange | ConfirmRetentionChange | DeclineRetentionChange;
