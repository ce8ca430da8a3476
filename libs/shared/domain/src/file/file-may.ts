import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { destructionBySamePerson } from './file.errors.js';
import type { FileDestructionAsked } from './file.events.js';

export const FILE_ACTS = ['askDestruction', 'approveDestruction'] as const;
export type FileAct = (typeof FILE_ACTS)[number];

export function refusesApprovingDestruction(
  asked: Pick<FileDestructionAsked, 'askedBy'>,
  by: OfficerAsOf,
): DomainError | null {
  return sharePerson(asked.askedBy, by) ? destructionBySamePerson() : null;
}
