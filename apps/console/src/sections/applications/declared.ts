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
  const declared: Declared = {};
  for (const [code, { yes, n, d, value }] of Object.entries(asked)) {
    if (yes !== undefined) declared[code] = yes;
    else if (n !== undefined && d !== undefined) declared[code] = { n, d };
    else if (value !== undefined && value !== null) declared[code] = value;
  }
  return declared;
}
