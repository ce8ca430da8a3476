import type { SheetRow, SheetState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';
import { subjectResource } from '../subjects/subject-resource.js';

export function mayOnSheet(action: Action): (state: SheetState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : subjectResource(state.opened.subject) });
}

type Read = Pick<SheetRow, 'form' | 'score' | 'leftOut' | 'subject'>;

/** Something was told that its subject may read: a score, also while it is assessed once more, or that it was left out. */
export function isTold({ form, score, leftOut }: Pick<Read, 'form'> & Record<'score' | 'leftOut', unknown>): boolean {
  return form === 'selfCheck' || score !== null || leftOut !== null;
}

/** Whose sheet it is reads what it was told, and a self-check at any time; before, those who assess or direct. */
export function mayReadSheet({ subject, ...row }: Read): May {
  return { action: isTold(row) ? 'sheet.read' : 'sheet.readOpen', resource: subjectResource(subject) };
}
