import type { AssessmentRow, SheetStatus } from '@gongjian/assessments-domain';
import type { OfficerAsOf } from '@gongjian/shared-kernel';

interface Assessed {
  readonly status: SheetStatus;
  readonly appointed: readonly OfficerAsOf[];
  readonly assessments: readonly Pick<AssessmentRow, 'assessor' | 'filedAt'>[];
  readonly arbitrated: readonly string[];
  readonly score: { readonly scoredAt: string } | null;
}

/** As whose sheet it is reads it: without who assesses it in a turn that is not scored yet. */
export function asTold<Row extends Assessed>(row: Row): Row {
  if (row.status === 'scored') return row;
  const scoredAt = row.score?.scoredAt ?? '';
  const assessments = row.assessments.filter(({ filedAt }) => filedAt <= scoredAt);
  const assessed = new Set(assessments.map(({ assessor }) => assessor.personId));
  const appointed = row.appointed.filter(({ personId }) => assessed.has(personId));
  return { ...row, appointed, assessments, arbitrated: [] };
}
