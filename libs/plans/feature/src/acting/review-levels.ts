import { interpreterOf, type Submission, type TaskRules } from '@gongjian/plans-domain';
import type { May } from '@gongjian/shared-records';

interface UnderReview {
  readonly rules: TaskRules;
  readonly submission: Submission | null;
}

/** The programme says who acts at a level; a unit head signs what the own unit handed in. `null`: no such level. */
export function mayReviewAt({ rules, submission }: UnderReview, level: number, resource: May['resource']): May | null {
  const reviewer = interpreterOf(rules).levelOf(rules, level);
  if (reviewer === null) return null;
  const action = `task.review.${reviewer.actedBy}` as const;
  return reviewer.actedBy === 'unitHead' && submission !== null
    ? { action, resource: { ...resource, unitIds: [submission.unit.id] } }
    : { action, resource };
}
