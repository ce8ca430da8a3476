import type { Facts, Standard } from '@gongjian/plans-contracts';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { KnownFact } from '../docket-fact.js';
import type { Values } from '../value.js';
import { indicatorResult } from './indicator-result.js';
import { indicatorsOf } from './sheet-result.js';

export interface DeclaredContext {
  readonly standard: Standard | undefined;
  readonly facts: Facts | undefined;
  readonly class: string | null;
  readonly docket: readonly KnownFact[];
  readonly on: LocalDate;
}

/** Which of these indicators are met by what an applicant declares; evidence is not asked for yet. */
export function declaredMet(
  declared: Values,
  codes: readonly string[],
  { standard, facts, class: ofClass, docket, on }: DeclaredContext,
): Readonly<Record<string, boolean | null>> {
  const context = { class: ofClass, period: { from: on, to: on }, docket, facts, evidence: [], appliedOn: on };
  const indicators = indicatorsOf(standard?.items ?? []).filter(({ code }) => codes.includes(code));
  const met = indicators.map((indicator) => {
    const { evidence: _evidence, ...asked } = indicator;
    const value = Object.hasOwn(declared, indicator.code) ? (declared[indicator.code] ?? null) : null;
    return [indicator.code, indicatorResult(asked, value, context, null).met] as const;
  });
  return Object.fromEntries(met);
}
