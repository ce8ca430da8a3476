import type { Exact } from '@gongjian/shared-kernel';
import { exact, id } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface SubjectTrendAnswer {
  readonly points: readonly {
    readonly resultId: string;
    readonly roundId: string;
    readonly periodKey: string;
    readonly grade: string;
    readonly total: Exact | null;
    readonly change: Exact | null;
    readonly rank: number | null;
    readonly ranked: number | null;
  }[];
}

export const subjectTrendAnswer: z.ZodType<SubjectTrendAnswer> = z
  .strictObject({
    points: z.array(
      z.strictObject({
        resultId: id,
        roundId: id,
        periodKey: z.string(),
        grade: z.string(),
        total: exact.nullable(),
        change: exact.nullable(),
        rank: z.int().nullable(),
        ranked: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'SubjectTrend' });
