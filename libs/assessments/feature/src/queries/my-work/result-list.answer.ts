import type { ResultRow, Standing } from '@gongjian/assessments-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { id, moment, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { kind, period, placedSubject, standingParts } from '../../reading/answers.js';

export interface ResultListItem
  extends Standing, Pick<ResultRow, 'id' | 'roundId' | 'roundCode' | 'kind' | 'period' | 'subject' | 'sheetId'> {
  readonly revision: string;
  readonly reopened: boolean;
  readonly gradedAt: string;
  readonly changedAt: string;
}

const resultListItem: z.ZodType<ResultListItem> = z
  .strictObject({
    id,
    revision,
    roundId: id,
    roundCode: z.string(),
    kind,
    period,
    subject: placedSubject,
    sheetId: id,
    ...standingParts,
    reopened: z.boolean().meta({ description: '评分表有变化，等待复核。It waits to be examined again.' }),
    gradedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'ResultListItem' });

export const resultListAnswer = pageOf('ResultList', resultListItem);

export function resultListItemOf({ id, revision, row }: ProjectedRow<ResultRow>): ResultListItem {
  const { roundId, roundCode, kind, period, subject, sheetId, gradedAt, changedAt, reopened } = row;
  const { grade, named, total, of, stars, rank, ranked, missed } = row;
  return {
    ...{ id, revision: String(revision), roundId, roundCode, kind, period, subject, sheetId },
    ...{ grade, named, total, of, stars, rank, ranked, missed },
    ...{ reopened: reopened !== null, gradedAt, changedAt },
  };
}
