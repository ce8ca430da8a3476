export {
  type EscalationListItem,
  type FilingListItem,
  type FollowUpListItem,
  type ListAnswer,
  type PlanListItem,
  type ProgrammeListItem,
  type RectificationListItem,
  type ReportListItem,
  type SuggestionListItem,
  type TaskListItem,
} from './list-answers.js';
export { type MyTasksAnswer } from './my-tasks-answer.js';
export { type PlanFailure, type PlanProgress } from './plan-progress.js';
export { type Warning } from './warning.js';
export {
  approval,
  CHAIN_ROLES,
  DAY_OFF_RULES,
  EXTENSION_DECIDERS,
  PROGRAMME_KINDS,
  REPORT_STEPS,
  REVIEW_ROLES,
  type Application,
  type Approval,
  type Award,
  type Bar,
  type ChainRole,
  type Condition,
  type DayOffRule,
  type Escalation,
  type ExtensionDecider,
  type Facts,
  type Founding,
  type Grading,
  type Honours,
  type ProgrammeKind,
  type RectificationDefinition,
  type ReportStep,
  type ReviewLevel,
  type ReviewRole,
  type RoundDefinition,
  type StageDefinition,
  type Subjects,
  type TaskRulesDefinition,
  type Trigger,
} from './programme-definition/campaign.js';
export {
  definitionJsonSchema,
  programmeDefinition,
  type ProgrammeDefinition,
  type PublishableDefinition,
} from './programme-definition/definition.js';
export { loadDefinition, readDefinition, type DefinitionRead } from './programme-definition/load.js';
export {
  EVERY,
  LEVELS,
  SUBJECT_KINDS,
  type Frozen,
  type Level,
  type SubjectKind,
} from './programme-definition/primitives.js';
export {
  type Component,
  type Indicator,
  type IndicatorKind,
  type Standard,
  type StandardNode,
} from './programme-definition/standard.js';
export { integrationEvents } from './events/index.js';
export { circularProposedV1, type CircularProposedV1 } from './events/circular-proposed.v1.js';
export { planClosedV1, type PlanClosedV1 } from './events/plan-closed.v1.js';
export { planIssuedV1, type PlanIssuedV1 } from './events/plan-issued.v1.js';
export {
  programmeVersionPublishedV1,
  type ProgrammeVersionPublishedV1,
} from './events/programme-version-published.v1.js';
export { followUpOpenedV1, type FollowUpOpenedV1 } from './events/follow-up-opened.v1.js';
export { followUpWithdrawnV1, type FollowUpWithdrawnV1 } from './events/follow-up-withdrawn.v1.js';
export {
  rectificationBecameOverdueV1,
  type RectificationBecameOverdueV1,
} from './events/rectification-became-overdue.v1.js';
export { rectificationClosedV1, type RectificationClosedV1 } from './events/rectification-closed.v1.js';
export { rectificationOrderedV1, type RectificationOrderedV1 } from './events/rectification-ordered.v1.js';
export { rectificationWithdrawnV1, type RectificationWithdrawnV1 } from './events/rectification-withdrawn.v1.js';
export { removalSettledV1, type RemovalSettledV1 } from './events/removal-settled.v1.js';
export { evidenceApprovedV1, type EvidenceApprovedV1 } from './events/evidence-approved.v1.js';
export { evidenceReopenedV1, type EvidenceReopenedV1 } from './events/evidence-reopened.v1.js';
export { taskBecameOverdueV1, type TaskBecameOverdueV1 } from './events/task-became-overdue.v1.js';
export { taskOverdueEndedV1, type TaskOverdueEndedV1 } from './events/task-overdue-ended.v1.js';
