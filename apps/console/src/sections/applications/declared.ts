import type { Indicator, ProgrammeDefinition } from '@gongjian/plans-contracts';
import type { Body } from '../../api/client.js';
import { indicatorOf } from '../put-right/indicators.js';

export type Declared = NonNullable<Body<'/api/assessments/v1/applications'>['declared']>;
export type DeclaredAsked = Readonly<
  Record<string, { readonly yes?: boolean; readonly n?: string; readonly d?: string; readonly value?: string }>
>;

/** Kinds whose value is one answer, one number, or a part of a whole. */
const SIMPLE: readonly Indicator['kind'][] = ['yesNo', 'rate', 'number', 'score'];

/** What an application has to say for the conditions that ask for it. */
export function toDeclare(definition: Pick<ProgrammeDefinition, 'application' | 'standard'>): readonly Indicator[] {
  return (definition.application?.conditions ?? []).flatMap((condition) => {
    if (condition.kind !== 'subject') return [];
    const indicator = indicatorOf(definition, condition.indicator);
    return indicator === undefined || !SIMPLE.includes(indicator.kind) ? [] : [indicator];
  });
}

export function declaredOf(asked: DeclaredAsked): Declared {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([code, { yes, n, d, value }]) => {
      if (yes !== undefined) return [[code, yes] as const];
      if (n !== undefined && d !== undefined) return [[code, { n, d }] as const];
      return value === undefined || value === null ? [] : [[code, value] as const];
    }),
  );
}
