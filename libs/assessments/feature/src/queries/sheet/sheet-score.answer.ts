import type {
  AdjustmentResult,
  ComponentResult,
  IndicatorResult,
  SheetResult,
  Step,
  VetoResult,
  WayUp,
} from '@gongjian/assessments-domain';
import { exact } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { bound } from '../../reading/answers.js';

const RULES = [
  'answer',
  'bound',
  'band',
  'proportion',
  'value',
  'option',
  'judged',
  'facts',
  'title',
  'notApplicable',
  'noValue',
  'classMissing',
  'tooFewAnswers',
  'evidenceMissing',
] as const;

const numberSeen = z.strictObject({
  code: z.string().exactOptional().meta({ description: '分项、周期、年度或群体。The line, period, year or group.' }),
  value: exact,
  holds: z.boolean(),
});

const indicator: z.ZodType<IndicatorResult> = z
  .strictObject({
    code: z.string(),
    applicable: z.boolean(),
    met: z.boolean().nullable(),
    points: exact.nullable(),
    of: exact.nullable(),
    why: z
      .strictObject({
        rule: z.enum(RULES).meta({
          description:
            'evidenceMissing：缺少必需的佐证材料，得零分，缺什么见 missing。Evidence it needs is missing: no points; which stands in `missing`.',
        }),
        bound: bound.exactOptional(),
        numbers: z.array(numberSeen).exactOptional(),
        facts: z.array(z.string()).exactOptional(),
        missing: z.array(z.string()).exactOptional(),
      })
      .meta({ id: 'PointsWhy', description: '得分的依据。Why the points are what they are.' }),
  })
  .meta({ id: 'IndicatorResult' });

const component: z.ZodType<ComponentResult> = z.strictObject({
  code: z.string(),
  met: z.boolean().nullable(),
  points: exact.nullable(),
  of: exact.nullable(),
  floor: z.enum(['met', 'missed']).nullable(),
});

const adjustment: z.ZodType<AdjustmentResult> = z.strictObject({
  code: z.string(),
  kind: z.enum(['bonus', 'deduction']),
  times: z.int(),
  points: exact,
});

const veto: z.ZodType<VetoResult> = z.strictObject({
  code: z.string(),
  by: z.enum(['indicator', 'finding', 'incident']),
  facts: z.array(z.string()),
});

const codes = z.array(z.string());

export const sheetResult: z.ZodType<SheetResult> = z
  .strictObject({
    indicators: z.array(indicator),
    components: z.array(component),
    adjustments: z.array(adjustment),
    total: exact.nullable(),
    of: exact.nullable(),
    stars: z.int().nullable(),
    starred: codes,
    requiredUnmet: codes,
    floorsMissed: codes,
    vetoes: z.array(veto),
    met: codes,
    tie: z.array(exact),
  })
  .meta({ id: 'SheetResult', description: '每一分的来历。Where every point comes from.' });

const step: z.ZodType<Step> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('liftVeto'), code: z.string() }),
  z.strictObject({ kind: z.literal('meet'), code: z.string(), missing: codes.exactOptional() }),
  z.strictObject({
    kind: z.literal('reach'),
    code: z.string(),
    has: exact,
    needs: bound,
    of: z.enum(['points', 'share']),
  }),
  z.strictObject({
    kind: z.literal('gain'),
    code: z.string(),
    has: exact,
    points: exact,
    more: z.literal(true).exactOptional(),
    missing: codes.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('rank'), needs: bound }),
]);

export const wayUp: z.ZodType<WayUp> = z
  .strictObject({ to: z.string().nullable(), steps: z.array(step) })
  .meta({ id: 'WayUp', description: '到上一等级最近的路。The shortest way to the next grade.' });
