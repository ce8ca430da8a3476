import { sameFacts, type LocalDate } from '@gongjian/shared-kernel';
import type { KnownFact } from '../docket-fact.js';
import type { SheetResult } from '../sheet-result.js';
import { sheetResult, type ScoringRules, type SheetInputs } from './sheet-result.js';

/**
 * Whether a sheet comes to something else with the facts of `inputs` than with those it was scored on. That other facts
 * are counted is nothing else as long as as many are; neither is what became of a title after the period.
 */
export function movedByDocket(rules: ScoringRules, inputs: SheetInputs, before: readonly KnownFact[]): boolean {
  const was = sheetResult(rules, { ...inputs, docket: before });
  const is = sheetResult(rules, { ...inputs, docket: asOf(inputs.docket, before, inputs.period.to) });
  return !sameFacts(outcomeOf(was), outcomeOf(is));
}

/** Whether a sheet comes to something else with the evidence of `inputs` than with what there was before. */
export function movedByEvidence(rules: ScoringRules, inputs: SheetInputs, before: SheetInputs['evidence']): boolean {
  const was = sheetResult(rules, { ...inputs, evidence: before });
  return !sameFacts(outcomeOf(was), outcomeOf(sheetResult(rules, inputs)));
}

function asOf(facts: readonly KnownFact[], before: readonly KnownFact[], on: LocalDate): readonly KnownFact[] {
  return facts.map((fact) => {
    if (fact.fact !== 'title' || fact.standingSince <= on) return fact;
    return before.find((each) => each.fact === 'title' && each.factId === fact.factId) ?? fact;
  });
}

function outcomeOf({ indicators, vetoes, ...rest }: SheetResult) {
  return {
    ...rest,
    indicators: indicators.map(({ why: { facts: _facts, ...why }, ...indicator }) => ({ ...indicator, why })),
    vetoes: vetoes.map(({ code, by }) => ({ code, by })),
  };
}
