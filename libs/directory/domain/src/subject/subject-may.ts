import type { DomainError, LocalDate } from '@gongjian/shared-kernel';
import { subjectClosed } from './subject.errors.js';

export const SUBJECT_ACTS = ['rename', 'reclassify', 'move', 'close', 'correct'] as const;
export type SubjectAct = (typeof SUBJECT_ACTS)[number];

interface Dated {
  readonly closedOn: LocalDate | null;
}

/** Everything but to put its record right. */
export function refusesWhenSubjectClosed({ closedOn }: Dated): DomainError | null {
  return closedOn === null ? null : subjectClosed(closedOn);
}
