import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { FileStored } from './file.events.js';

export type StoreFile = DomainCommand<'StoreFile', FileStored>;
export type AskFileDestruction = DomainCommand<
  'AskFileDestruction',
  { readonly fileId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ApproveFileDestruction = DomainCommand<
  'ApproveFileDestruction',
  { readonly fileId: string; readonly by: OfficerAsOf }
>;

export type FileCommand = StoreFile | AskFileDestruction | ApproveFileDestruction;
