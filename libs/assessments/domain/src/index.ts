export { assessmentRulesOf, type AssessmentRules } from './rules/assessment-rules.js';
export {
  type BarFact,
  type ComplaintFact,
  type DocketFact,
  type FindingFact,
  type GradeFact,
  type IncidentFact,
  type KnownFact,
  type TitleFact,
} from './rules/docket-fact.js';
export { type Graded, type RankRow, type Tie, type UnmetBar } from './rules/graded.js';
export {
  type AdjustmentResult,
  type AssessedPeriod,
  type ComponentResult,
  type IndicatorResult,
  type IndicatorRule,
  type IndicatorWhy,
  type NumberSeen,
  type SheetResult,
  type Step,
  type VetoResult,
  type WayUp,
} from './rules/sheet-result.js';
export { type EvidencePiece, type Value, type Values, type Verdict } from './rules/value.js';
export { type Avoidance, type SheetTies } from './rules/v2/avoids.js';
export { type Grades } from './rules/v2/grade-all.js';
export { type ConditionContext, type ConditionSeen } from './rules/v2/meets.js';
export { type Hash, type Sampling } from './rules/v2/sample.js';
export { type ScoringRules, type SheetInputs } from './rules/v2/sheet-result.js';
export { type Average, type TrendPoint } from './rules/v2/summaries.js';
