import { avoids } from './v2/avoids.js';
import { combineValues } from './v2/combine-values.js';
import { declaredMet } from './v2/declared.js';
import { movedByDocket, movedByEvidence } from './v2/docket-change.js';
import { fits } from './v2/fits.js';
import { gradeAll, rankRowOf } from './v2/grade-all.js';
import { meets } from './v2/meets.js';
import { sample } from './v2/sample.js';
import { askedIndicators, sheetResult } from './v2/sheet-result.js';
import { shortestWay } from './v2/shortest-way.js';
import { averages, summarise, trend } from './v2/summaries.js';
import { sourceOf, valueFaults } from './v2/value-faults.js';

const V2 = {
  askedIndicators,
  averages,
  avoids,
  combineValues,
  declaredMet,
  fits,
  gradeAll,
  meets,
  movedByDocket,
  movedByEvidence,
  rankRowOf,
  sample,
  sheetResult,
  shortestWay,
  sourceOf,
  summarise,
  trend,
  valueFaults,
} as const;

/** How a published version is read. The results of a released interpreter never change; a fix is a new number. */
export type AssessmentRules = typeof V2;

const INTERPRETERS: ReadonlyMap<number, AssessmentRules> = new Map([[2, V2]]);

/** @throws RangeError for an interpreter this build does not know, and for 1, which assesses nothing */
export function assessmentRulesOf(rules: number): AssessmentRules {
  const interpreter = INTERPRETERS.get(rules);
  if (interpreter === undefined) throw new RangeError(`rule interpreter ${rules} assesses nothing in this build`);
  return interpreter;
}
