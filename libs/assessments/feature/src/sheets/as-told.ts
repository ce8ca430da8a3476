import type { AssessmentRow, SheetStatus } from '@gongjian/assessments-domain';
import type { Instant, OfficerAsOf } from '@gongjian/shared-kernel';

interface At {
  readonly at: Instant;
}

interface Recorded {
  readonly recordedAt: Instant;
}

interface Assessed {
  readonly status: SheetStatus;
  readonly appointed: readonly OfficerAsOf[];
  readonly stoodAside: readonly At[];
  readonly assessorsWithdrawn: readonly At[];
  readonly assessments: readonly Pick<AssessmentRow, 'assessor' | 'filedAt'>[];
  readonly arbitrated: readonly string[];
  readonly adjustments: readonly Recorded[];
  readonly findings: readonly (Recorded & { readonly withdrawal: At | null })[];
  readonly score: { readonly scoredAt: Instant } | null;
}

/** As whose sheet it is reads it: without who assesses it in a turn that is not scored yet, and what they did so far. */
export function asTold<Row extends Assessed>(row: Row): Row {
  if (row.status === 'scored') return row;
  const scoredAt = row.score?.scoredAt ?? '';
  const assessments = row.assessments.filter(({ filedAt }) => filedAt <= scoredAt);
  const assessed = new Set(assessments.map(({ assessor }) => assessor.personId));
  return {
    ...row,
    appointed: row.appointed.filter(({ personId }) => assessed.has(personId)),
    stoodAside: row.stoodAside.filter(({ at }) => at <= scoredAt),
    assessorsWithdrawn: row.assessorsWithdrawn.filter(({ at }) => at <= scoredAt),
    assessments,
    arbitrated: [],
    adjustments: row.adjustments.filter(({ recordedAt }) => recordedAt <= scoredAt),
    findings: row.findings
      .filter(({ recordedAt }) => recordedAt <= scoredAt)
      .map((each) =>
        each.withdrawal !== null && each.withdrawal.at > scoredAt ? { ...each, withdrawal: null } : each,
      ),
  };
}
