import type { Value, Values } from '@gongjian/assessments-domain';
import { decimal, text } from '@gongjian/shared-http';
import { reason, reasonFact } from '@gongjian/shared-records/requests';
import { z } from 'zod';

const code = (): z.ZodString => z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const counted = z.union([z.int().min(0), z.string().regex(/^\d{1,30}$/)]);
const fraction = z
  .strictObject({ n: counted, d: counted })
  .meta({ id: 'Fraction', description: '分子、分母：由此精确计算。Counted, of what: kept exactly.' });
const exactNumber = z.union([z.int(), decimal(), fraction]);
const periodKey = z.string().regex(/^\d{4}(?:-(?:H[12]|Q[1-4]|W\d{2}|\d{2}(?:-\d{2})?))?$/);

/** What was found for one indicator, in the form its kind asks. */
export const indicatorValue = z
  .union([
    z.boolean(),
    z.int(),
    decimal(),
    z.literal('notApplicable').meta({ description: '不适用。It does not apply.' }),
    fraction,
    z.strictObject({ lines: z.record(code(), fraction) }).meta({ description: '各分项。By line.' }),
    z.strictObject({ present: z.array(code()).max(100) }).meta({ description: '清单中已有的。Items that are there.' }),
    z.strictObject({ periods: z.record(periodKey, z.int().min(0)) }).meta({ description: '各周期次数。By period.' }),
    z
      .strictObject({
        years: z.record(
          z.string().regex(/^\d{4}$/),
          z.union([exactNumber, z.strictObject({ lines: z.record(code(), exactNumber) })]),
        ),
      })
      .meta({ description: '各年度。By year.' }),
    z.strictObject({ groups: z.record(code(), fraction) }).meta({ description: '各群体。By respondent group.' }),
    z
      .strictObject({ verdict: text(40), reason })
      .meta({ description: '由人判断：met、notMet 或选项代码。Judged: met, notMet, or the code of an option.' }),
  ])
  .meta({ id: 'IndicatorValue' });
type ValueBody = z.output<typeof indicatorValue>;

export const indicatorValues = z
  .record(code(), indicatorValue)
  .refine((values) => Object.keys(values).length <= 1_000, {
    params: { code: 'TOO_BIG', zh: '至多 1000 项。', en: 'At most 1,000 indicators.' },
  })
  .meta({ id: 'IndicatorValues', description: '按指标代码填写。By code of the indicator.' });
export type ValuesBody = z.output<typeof indicatorValues>;

export { code as indicatorCode };

/** Free text in it is sealed with the key of the record it stands in. */
export function valueFact(body: ValueBody, stream: string): Value {
  if (typeof body === 'object' && 'verdict' in body) {
    return { verdict: body.verdict, reason: reasonFact(body.reason, stream) };
  }
  return body;
}

export function valueFacts(body: ValuesBody, stream: string): Values {
  return Object.fromEntries(Object.entries(body).map(([indicator, value]) => [indicator, valueFact(value, stream)]));
}
