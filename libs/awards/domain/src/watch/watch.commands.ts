import type { DomainCommand } from '@gongjian/shared-kernel';
import type { FactAsTold, FactRecorded, FactVerified, FactWithdrawn, TitleAttached } from './watch.events.js';

export type RecordFact = DomainCommand<'RecordFact', FactRecorded>;
export type VerifyFact = DomainCommand<'VerifyFact', FactVerified>;
export type CorrectFact = DomainCommand<
  'CorrectFact',
  Pick<FactRecorded, 'subjectId' | 'factId' | 'source'> & { readonly now: FactAsTold }
>;
export type WithdrawFact = DomainCommand<'WithdrawFact', FactWithdrawn>;
export type AttachTitle = DomainCommand<'AttachTitle', TitleAttached>;

export type WatchCommand = RecordFact | VerifyFact | CorrectFact | WithdrawFact | AttachTitle;
