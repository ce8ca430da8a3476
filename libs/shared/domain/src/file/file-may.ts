import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { destructionBySamePerson, destructionNotAsked, fileDestroyed } from './file.errors.js';
import type { FileDestructionAsked } from './file.events.js';

export const FILE_ACTS = ['askDestruction', 'approveDestruction'] as const;
export type FileAct = (typeof FILE_ACTS)[number];

export function refusesWhenDestroyed({ status }: { readonly status: string }): DomainError | null {
  return status === 'destroyed' ? fileDestroyed() : null;
}

export function refusesApprovingDestruction(
  asked: Pick<FileDestructionAsked, 'askedBy'> | null,
  by: OfficerAsOf,
): DomainError | null {
  if (asked === null) return destructionNotAsked();
  return sharePerson(asked.askedBy, by) ? destructionBySamePerson() : null;
}
