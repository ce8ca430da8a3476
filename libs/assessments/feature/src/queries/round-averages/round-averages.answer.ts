import type { Exact, NamedAsOf } from '@gongjian/shared-kernel';
import { exact, id, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface AveragesAnswer {
  readonly averages: readonly {
    readonly county: NamedAsOf | null;
    readonly class: string | null;
    readonly count: number;
    readonly mean: Exact;
  }[];
  readonly trend: readonly {
    readonly roundId: string;
    readonly periodKey: string;
    readonly mean: Exact | null;
    readonly change: Exact | null;
  }[];
}

export const averagesAnswer: z.ZodType<AveragesAnswer> = z
  .strictObject({
    averages: z
      .array(
        z.strictObject({
          county: named.nullable(),
          class: z.string().nullable(),
          count: z.int(),
          mean: exact,
        }),
      )
      .meta({ description: '全部、各县（区）、各类别的平均总分。Means of totals: of all, by county, by class.' }),
    trend: z
      .array(z.strictObject({ roundId: id, periodKey: z.string(), mean: exact.nullable(), change: exact.nullable() }))
      .meta({ description: '同一方案各期的平均总分。Of the rounds of the same plan, the earliest first.' }),
  })
  .meta({ id: 'RoundAverages' });
