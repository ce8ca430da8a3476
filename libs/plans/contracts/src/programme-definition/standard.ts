import { z } from 'zod';
import {
  bilingual,
  bound,
  byClass,
  clause,
  code,
  codes,
  every,
  exact,
  exactFromZero,
  key,
  names,
  span,
  type Frozen,
} from './primitives.js';

const window = z
  .discriminatedUnion('of', [
    z.strictObject({ of: z.literal('period') }),
    z.strictObject({ of: z.literal('pastYears'), years: z.int().min(1).max(5) }),
    z.strictObject({
      of: z.literal('days'),
      days: z.int().min(1).max(3_660),
      before: z.enum(['application', 'periodEnd']),
    }),
  ])
  .meta({
    id: 'Window',
    description:
      '材料应形成的时间：考评期内、考评年度之前几年、申报或期末前几天 When it must come from: the period, the years before its year, days before the application or the end of the period',
  });

const evidence = z
  .strictObject({
    code: code.describe('材料代码 Its code'),
    names,
    window,
    atLeast: z.int().min(1).max(100).describe('至少几份 How many at least'),
  })
  .meta({ id: 'EvidenceDefinition' });

const scoring = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('met').describe('达到得满分，否则零分 All points when met, else none') }),
    z.strictObject({ by: z.literal('value').describe('得分即所测的值 The value itself') }),
    z.strictObject({ by: z.literal('proportion').describe('按完成比例得分 In proportion to the bound') }),
    z.strictObject({
      by: z.literal('bands').describe('分档得分 By bands'),
      bands: z
        .array(z.strictObject({ bound, points: exactFromZero.describe('此档得分 Points of this band') }))
        .min(1)
        .max(20)
        .describe('各档 The bands'),
      otherwise: exactFromZero.describe('不在任何一档时得分 Points outside all bands'),
    }),
  ])
  .meta({ id: 'Scoring', description: '怎样得分 How it is scored' });

const nodeMembers = {
  code: code.describe('代码，全文唯一 Its code, once in the definition'),
  names,
  clause: clause.exactOptional().describe('文件条款 Its place in the document'),
  points: exactFromZero.exactOptional().describe('分值 Points'),
  weight: exactFromZero.exactOptional().describe('权重，同级之和为 100 Weight; those of one level sum to 100'),
};

const indicatorMembers = {
  ...nodeMembers,
  classes: codes().exactOptional().describe('只问这些类别 Asked of these classes only'),
  required: z.literal(true).exactOptional().describe('必达 Must be met'),
  veto: z
    .strictObject({
      lookBack: span
        .exactOptional()
        .describe('期末前多久内发现的问题也算 A finding within this before the end of the period counts too'),
    })
    .exactOptional()
    .describe('一票否决 Not met: no grade'),
  evidence: z.array(evidence).min(1).max(20).exactOptional().describe('须有的佐证材料 Evidence it needs'),
  notApplicable: z
    .strictObject({
      by: z.enum(['assessor', 'class']).describe('由考评员判断，或由类别决定 Judged by the assessor, or by class'),
      counts: z
        .enum(['full', 'leftOut'])
        .describe('按满分计，或不计并折算 Counts in full, or is left out and the rest scaled'),
    })
    .exactOptional()
    .describe('不适用时 When it does not apply'),
  scoring: scoring.exactOptional(),
};

const boundByClass = byClass(bound).describe('达到的标准 The bar');
const unit = bilingual.describe('计量单位 Unit of measure');
const places = z.int().min(0).max(6).describe('小数位数 Decimal places');
const named = z.array(z.strictObject({ code, names })).min(1);
const lines = z
  .strictObject({
    of: named.max(20).describe('分项 The lines'),
    combine: z
      .enum(['each', 'pooled', 'mean'])
      .describe('分项各自达到、合并计算或取平均 Each line meets the bar, counts pooled, or the mean'),
  })
  .meta({ id: 'Lines', description: '分项 Lines' });

const indicators = [
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('yesNo'),
      expects: z.enum(['yes', 'no']).describe('应当为 What is right'),
    })
    .meta({ description: '是否 Yes or no' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('checklist'),
      items: z
        .array(
          z.strictObject({
            code,
            names,
            standsFor: z
              .array(bilingual)
              .min(1)
              .max(20)
              .exactOptional()
              .describe('包含哪些名目；合计一项 What stands under it; it counts once')
              .meta({ 'x-shown': true }),
          }),
        )
        .min(1)
        .max(100)
        .describe('清单 The list'),
      need: bound.describe('需要几项 How many are needed'),
    })
    .meta({ description: '清单 A checklist of named items' }),
  z
    .strictObject({ ...indicatorMembers, kind: z.literal('number'), unit, places, bound: boundByClass })
    .meta({ description: '数值 A number' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('rate'),
      of: z.strictObject({ n: bilingual, d: bilingual }).describe('分子、分母是什么 What is counted, of what'),
      lines: lines.exactOptional(),
      bound: boundByClass,
    })
    .meta({ description: '比率，精确到分数 An exact rate' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('score'),
      from: exact.describe('最低分 Lowest'),
      to: exact.describe('最高分 Highest'),
      places,
      bound: byClass(bound).exactOptional().describe('算作达到的界限 What counts as met'),
    })
    .meta({ description: '打分 A score' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('count'),
      unit,
      per: every.describe('每个周期 Counted in every such period'),
      bound: boundByClass,
      periods: z
        .union([z.literal('every'), bound])
        .describe('考评期内每个周期都须达到，或其中多少个 In every one of them, or in how many'),
    })
    .meta({ description: '每期次数 A count per period' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('pastYears'),
      of: z.enum(['rate', 'number']).describe('比率或数值 A rate or a number'),
      years: z.int().min(1).max(5).describe('期末所在年之前几年 Years before the year in which the period ends'),
      method: z
        .enum(['meanOfRates', 'pooledCounts'])
        .describe('各年的平均，或合并计算 The mean of the years, or counts pooled'),
      lines: lines.exactOptional(),
      bound: boundByClass,
    })
    .meta({ description: '往年平均 An average over past years' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('survey'),
      measure: z.enum(['awareness', 'participation', 'satisfaction']).describe('知晓率、参与度或满意度 What is asked'),
      groups: z
        .array(
          z.strictObject({
            code,
            names,
            answersAtLeast: z.int().min(1).max(10_000_000).describe('至少几份答卷 Answers needed'),
          }),
        )
        .min(1)
        .max(20)
        .describe('受访群体 Respondent groups'),
      combine: z
        .enum(['eachGroup', 'pooled', 'meanOfGroups'])
        .describe('各群体各自达到、合并计算或取平均 Each group meets the bar, answers pooled, or the mean'),
      bound: boundByClass,
    })
    .meta({ description: '群众评议 A survey rate' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('external'),
      source: bilingual.describe('由谁给出 Who tells it'),
      of: z.enum(['rate', 'number', 'score']).describe('比率、数值或得分 A rate, a number or a score'),
      places,
      bound: boundByClass,
    })
    .meta({ description: '外部数据，两人录入 A figure of another authority, entered by two people' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('judged'),
      expects: byClass(bilingual).describe('应当怎样 What is expected'),
      options: z
        .array(z.strictObject({ code, names, share: exactFromZero.describe('得分值的百分之几 Percent of the points') }))
        .min(2)
        .max(20)
        .exactOptional()
        .describe('可选的评价 The verdicts to choose from'),
    })
    .meta({ description: '由人判断，写明理由 Judged by a person, with a reason' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('facts'),
      of: z.enum(['incidents', 'complaints']).describe('事件或投诉 Incidents or complaints'),
      kinds: codes().describe('哪些种类 Which kinds'),
      within: span.describe('期末前多久内 Within this before the end of the period'),
      bound,
    })
    .meta({ description: '由记录的事实计数 Counted from recorded facts' }),
  z
    .strictObject({
      ...indicatorMembers,
      kind: z.literal('title'),
      title: key.describe('哪个项目的称号 Title of which programme'),
      grades: codes().exactOptional().describe('哪些等级 Which grades'),
      heldFor: span.exactOptional().describe('已保持多久 Held for'),
    })
    .meta({ description: '持有称号 Holds a title' }),
] as const;

export type Indicator = Frozen<z.output<(typeof indicators)[number]>>;
export type IndicatorKind = Indicator['kind'];

const componentMembers = {
  ...nodeMembers,
  kind: z.literal('component'),
  floor: z
    .union([
      z.strictObject({ share: bound.describe('得分率 Percent of its points') }),
      z.strictObject({ points: bound.describe('得分 Points') }),
    ])
    .exactOptional()
    .describe('底线 What it must reach'),
};

export type Component = Frozen<z.output<z.ZodObject<typeof componentMembers, z.core.$strict>>> & {
  readonly items: readonly StandardNode[];
};
export type StandardNode = Component | Indicator;

const component = z
  .strictObject({
    ...componentMembers,
    get items(): z.ZodType<readonly StandardNode[]> {
      return z.array(standardNode).min(1).max(60).describe('下级 What it is made of');
    },
  })
  .meta({ description: '组成部分 A part of the standard' });

const standardNode: z.ZodType<StandardNode> = z
  .discriminatedUnion('kind', [component, ...indicators])
  .meta({ id: 'StandardNode', description: '测评体系的一项 A node of the standard' });

export const standard = z.strictObject({
  items: z.array(standardNode).min(1).max(60).describe('测评体系，至多四层 The tree, four levels at most'),
  vetoes: z
    .array(
      z.strictObject({
        code,
        names,
        incidents: codes().describe('哪些事件 Which incidents'),
        lookBack: span.describe('期末前多久内 Within this before the end of the period'),
      }),
    )
    .min(1)
    .max(40)
    .exactOptional()
    .describe('一票否决的事件 Incidents that hold off every grade'),
  adjustments: z
    .array(
      z.strictObject({
        code,
        names,
        kind: z.enum(['bonus', 'deduction']).describe('加分或扣分 Bonus or deduction'),
        each: exactFromZero.describe('每次 Each time'),
        atMost: exactFromZero.describe('总共至多 In all at most'),
      }),
    )
    .min(1)
    .max(40)
    .exactOptional()
    .describe('加分、扣分 Bonus and deduction'),
});
export type Standard = Frozen<z.output<typeof standard>>;
