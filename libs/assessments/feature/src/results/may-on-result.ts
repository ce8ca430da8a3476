import type { ResultRow, ResultState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';
import { subjectResource } from '../subjects/subject-resource.js';

export function mayOnResult(action: Action): (state: ResultState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : subjectResource(state.graded.subject) });
}

export function mayReadResult(action: Action): (row: ResultRow) => May {
  return (row) => ({ action, resource: subjectResource(row.subject) });
}
