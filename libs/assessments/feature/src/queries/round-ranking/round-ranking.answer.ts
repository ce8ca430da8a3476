import type { PlacedSubject, Standing } from '@gongjian/assessments-domain';
import type { Exact } from '@gongjian/shared-kernel';
import { exact, id, moment, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { placedSubject, standingParts } from '../../reading/answers.js';

export interface RankingItem extends Standing {
  readonly id: string;
  readonly revision: string;
  readonly subject: PlacedSubject;
  readonly sheetId: string;
  readonly previous: Pick<Standing, 'grade' | 'total' | 'rank'> | null;
  readonly change: Exact | null;
  readonly reopened: boolean;
  readonly gradedAt: string;
}

const rankingItem: z.ZodType<RankingItem> = z
  .strictObject({
    id,
    revision,
    subject: placedSubject,
    sheetId: id,
    ...standingParts,
    previous: z.strictObject({ grade: z.string(), total: exact.nullable(), rank: z.int().nullable() }).nullable(),
    change: exact.nullable().meta({ description: '总分比上期增减。Of the total since the period before.' }),
    reopened: z.boolean().meta({ description: '评分表有变化，等待复核。It waits to be examined again.' }),
    gradedAt: moment,
  })
  .meta({ id: 'RankingItem' });

export const rankingAnswer = pageOf('Ranking', rankingItem);
