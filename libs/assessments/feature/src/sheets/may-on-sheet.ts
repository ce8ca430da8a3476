import type { SheetRow, SheetState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';
import { subjectResource } from '../subjects/subject-resource.js';

export function mayOnSheet(action: Action): (state: SheetState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : subjectResource(state.opened.subject) });
}

/** Whose sheet it is reads it once it is scored, and a self-check at any time; before, those who assess or direct. */
export function mayReadSheet(row: Pick<SheetRow, 'form' | 'status' | 'subject'>, scored: Action = 'sheet.read'): May {
  const settled = row.form === 'selfCheck' || row.status === 'scored';
  return { action: settled ? scored : 'sheet.readOpen', resource: subjectResource(row.subject) };
}
