import type { Reporter } from '@gongjian/assessments-domain';
import type { Action, Principal } from '@gongjian/shared-access';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import type { May } from '@gongjian/shared-records';
import { subjectResource } from '../subjects/subject-resource.js';

interface ReportedFact {
  readonly subject: SubjectAsOf;
  readonly source: Reporter;
}

/** A fact stands where its subject stands, and is its reporter's own. */
export function mayReadFact(action: Action): (row: ReportedFact) => May {
  return ({ subject, source }) => ({ action, resource: { ...subjectResource(subject), personId: source.id } });
}

/** A system reads the history of what it reported itself; people need the right to histories. */
export function mayReadFactHistory({ kind }: Principal, action: Action): (row: ReportedFact) => May {
  return mayReadFact(kind === 'service' ? action : 'history.read');
}
