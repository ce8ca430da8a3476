export {
  ESCALATION_ACTS,
  refusesDeciding,
  refusesDrafting,
  refusesDropping,
  refusesServing,
  lastDayToStateStep,
  refusesStating,
  refusesTelling,
  type EscalationAct,
} from './escalation/escalation-may.js';
export { type EscalationState, type KnownEscalation } from './escalation/escalation-state.js';
export { type EscalationCommand, type TargetAsOf } from './escalation/escalation.commands.js';
export { escalationDecider } from './escalation/escalation.decider.js';
export {
  ESCALATION_ENDS,
  SERVICE_WAYS,
  type EscalationDecided,
  type EscalationEnd,
  type EscalationEvent,
  type EscalationTarget,
} from './escalation/escalation.events.js';
export { escalationCatalogue } from './escalation/escalation.upcasters.js';
export {
  escalationView,
  unitsOfEscalation,
  type EscalationRow,
  type EscalationStepRow,
  type EscalationStepStatus,
  type EscalationWaits,
} from './escalation/escalation.view.js';
export { escalationSearchView } from './escalation/escalation-search.view.js';
export { type Evidenced, type EvidenceReview, type ReviewResult, type Submission } from './evidence/evidence-flow.js';
export { MAX_EVIDENCE, type EvidenceFiled, type EvidenceVersion } from './evidence/evidence.js';
export {
  FILING_ACTS,
  refusesFiling,
  refusesFilingReview,
  refusesReopeningFiling,
  type FilingAct,
} from './filing/filing-may.js';
export { type FilingState, type KnownFiling } from './filing/filing-state.js';
export { type FilingCommand } from './filing/filing.commands.js';
export { filingDecider } from './filing/filing.decider.js';
export { type FilingEvent } from './filing/filing.events.js';
export { filingCatalogue } from './filing/filing.upcasters.js';
export { filingSearchView } from './filing/filing-search.view.js';
export { filingView, type FilingRow } from './filing/filing.view.js';
export { followUpDecider } from './followup/followup.decider.js';
export { type FollowUpState } from './followup/followup-state.js';
export { type FollowUpCommand } from './followup/followup.commands.js';
export {
  type FollowUpCorrection,
  type FollowUpEvent,
  type FollowUpOpened,
  type FollowUpPlace,
  type RectificationLinked,
} from './followup/followup.events.js';
export { followUpCatalogue } from './followup/followup.upcasters.js';
export {
  FOLLOW_UP_ACTS,
  refusesConfirming,
  refusesCorrectingFollowUp,
  refusesFollowingUp,
  type FollowUpAct,
  refusesConfirmingFollowUpCorrection,
  refusesDecliningFollowUpCorrection,
} from './followup/followup-may.js';
export { followUpSearchView } from './followup/followup-search.view.js';
export { followUpView, unitsOfFollowUp, type FollowUpRow } from './followup/followup.view.js';
export { type TaskPerson, type TaskPersonRole, type UnitRole } from './organisation.js';
export { normaliseDocumentNumber } from './plan/document-number.js';
export { type GroupOffice, type PlanGroup } from './plan/plan-group.js';
export {
  dueOfItem,
  TASK_SOURCES,
  type ItemDue,
  type ItemDueRule,
  type ItemUnit,
  type PlanItem,
  type PlanPeriod,
  type PlanStage,
  type Supports,
  type TaskSource,
  type TaskSourceKind,
} from './plan/plan-item.js';
export {
  type IssuedFacts,
  type ItemProgress,
  type KnownPlan,
  type PlanFacts,
  type PlanOrder,
  type PlanState,
} from './plan/plan-state.js';
export { type IssuePlan, type PlanCommand } from './plan/plan.commands.js';
export { MAX_PLAN_GROUPS, MAX_PLAN_ITEMS, planDecider } from './plan/plan.decider.js';
export { planNotFound, type PlanFault } from './plan/plan.errors.js';
export {
  type ImportedFrom,
  type ItemFailure,
  type OpenTasks,
  type PinnedProgramme,
  type PlanCorrected,
  type PlanCorrection,
  type PlanCorrectionDeclined,
  type PlanCorrectionProposed,
  type PlanDrafted,
  type PlanEvent,
  type PlanHeader,
  type PlanHeaderChanged,
  type PlanIssued,
  type PlanPlace,
  type PlanTasksAssigned,
} from './plan/plan.events.js';
export {
  PLAN_ACTS,
  proposalOf,
  refusesClosingPlan,
  refusesConfirmingPlan,
  refusesDecliningPlan,
  refusesUnlessDraft,
  refusesUnlessInForce,
  refusesWhenEnded,
  refusesWithoutFailure,
  type PlanAct,
} from './plan/plan-may.js';
export { DEMAND_KINDS, refusesDemands, type Demand, type DemandKind } from './plan/demand.js';
export { planCatalogue } from './plan/plan.upcasters.js';
export { planSearchView } from './plan/plan-search.view.js';
export { planView, type PlanItemRow, type PlanOrderRow, type PlanRow, type PlanStatus } from './plan/plan.view.js';
export { checkDefinition, keysReferredTo, type DefinitionSurroundings } from './programme/check/check-definition.js';
export { DEFINITION_FAULTS, type DefinitionFaultCode } from './programme/check/faults.js';
export { looserThan } from './programme/check/looser-than.js';
export { checkStorable, DEFINITION_BYTES } from './programme/storable.js';
export { type ProgrammeCommand, type PublishProgrammeVersion } from './programme/programme.commands.js';
export { requireStorableDefinition } from './programme/programme.errors.js';
export {
  programmeDecider,
  publishedDefinition,
  type ProgrammeState,
  type ProgrammeVersion,
} from './programme/programme.decider.js';
export {
  type ProgrammeDrafted,
  type ProgrammeEvent,
  type ProgrammeRevised,
  type ProgrammeVersionPublished,
} from './programme/programme.events.js';
export { programmeCatalogue } from './programme/programme.upcasters.js';
export { programmeSearchView } from './programme/programme-search.view.js';
export { programmeView, type ProgrammeRow, type ProgrammeVersionRow } from './programme/programme.view.js';
export {
  RECTIFICATION_ACTS,
  refusesAssigningUnit,
  refusesChecking,
  refusesClosing,
  refusesCorrecting,
  refusesSigning,
  refusesSubmitting,
  refusesTransferring,
  refusesWhenOver,
  type RectificationAct,
  refusesConfirmingRectificationCorrection,
  refusesDecliningRectificationCorrection,
} from './rectification/rectification-may.js';
export { type RectificationCommand } from './rectification/rectification.commands.js';
export { rectificationDecider } from './rectification/rectification.decider.js';
export {
  RECTIFICATION_SOURCES,
  type RectificationCorrection,
  type RectificationEvent,
  type RectificationOrdered,
  type RectificationPlace,
  type RectificationSource,
} from './rectification/rectification.events.js';
export {
  rectificationOverdueSince,
  type KnownRectification,
  type RectificationState,
  type RectificationStatus,
} from './rectification/rectification-state.js';
export { rectificationCatalogue } from './rectification/rectification.upcasters.js';
export { rectificationSearchView } from './rectification/rectification-search.view.js';
export { rectificationView, unitsOfRectification, type RectificationRow } from './rectification/rectification.view.js';
export { REPORT_ACTS, refusesFilingReport, refusesPassingOn, type ReportAct } from './report/report-may.js';
export { firstStep, type KnownReport, type ReportState } from './report/report-state.js';
export { type AskReport, type ReportCommand } from './report/report.commands.js';
export { reportDecider } from './report/report.decider.js';
export { notTheReportingUnit } from './report/report.errors.js';
export { type ReportAsked, type ReportEvent } from './report/report.events.js';
export { reportCatalogue } from './report/report.upcasters.js';
export { reportSearchView } from './report/report-search.view.js';
export { reportView, type ReportRow } from './report/report.view.js';
export { escalationRulesOf, type EscalationKind, type EscalationRules } from './rules/escalation-rules.js';
export { type Due, type DueClock, type DueRule } from './rules/due.js';
export { interpreterOf, type RuleInterpreter } from './rules/interpreter.js';
export { rectificationRulesOf, type RectificationCause, type RectificationRules } from './rules/rectification-rules.js';
export { reportRulesOf, type ReportRules } from './rules/report-rules.js';
export { taskRulesOf, type ExtensionRules, type OverdueRules, type TaskRules } from './rules/task-rules.js';
export {
  accountableUnit,
  taskOverdueSince,
  type LivingTask,
  type TaskFacts,
  type TaskState,
} from './task/task-state.js';
export { endOfOverdue } from './task/task-overdue.js';
export {
  TASK_ACTS,
  refusesAskingExtension,
  refusesConfirmingTask,
  refusesDecidingExtension,
  refusesDecliningTask,
  refusesDelivering,
  refusesHandingOver,
  refusesReassigning,
  refusesReexamining,
  refusesRefusal,
  refusesReopeningTask,
  refusesSignedUnits,
  refusesTaskReview,
  refusesTaskSignature,
  refusesUnboundUnits,
  refusesUrging,
  refusesWithdrawingTask,
  refusesWorkingOn,
  type TaskAct,
} from './task/task-may.js';
export { type TaskCommand } from './task/task.commands.js';
export { taskDecider } from './task/task.decider.js';
export { taskNotFound } from './task/task.errors.js';
export {
  type Assignment,
  type DeliveryWay,
  type EvidenceReviewed,
  type EvidenceSubmitted,
  type ReexaminationOutcome,
  type TaskAssigned,
  type TaskBecameOverdue,
  type TaskCompleted,
  type TaskCorrected,
  type TaskCorrection,
  type TaskCorrectionDeclined,
  type TaskCorrectionProposed,
  type TaskDecision,
  type TaskDecisionsReexamined,
  type TaskDelivered,
  type TaskDueRevised,
  type TaskEvent,
  type TaskExtended,
  type TaskExtensionRefused,
  type TaskExtensionRequested,
  type TaskHandedOver,
  type TaskOrder,
  type TaskOverdueEnded,
  type TaskReassigned,
  type TaskRefused,
  type TaskReopened,
  type TaskReminded,
  type TaskSignedFor,
  type TaskUnit,
  type TaskUrged,
  type TaskWithdrawn,
} from './task/task.events.js';
export { taskCatalogue } from './task/task.upcasters.js';
export { taskSearchView } from './task/task-search.view.js';
export {
  divisionOf,
  taskView,
  type CorrectionRow,
  type ExtensionRow,
  type HandOverRow,
  type ReviewRow,
  type SubmissionRow,
  type TaskRow,
  type TaskStatus,
  type UrgingRow,
} from './task/task.view.js';
export {
  SUGGESTION_ACTS,
  refusesAnsweringSuggestion,
  refusesWithdrawingSuggestion,
  type SuggestionAct,
} from './suggestion/suggestion-may.js';
export { type KnownSuggestion, type SuggestionState } from './suggestion/suggestion-state.js';
export { type SuggestionCommand } from './suggestion/suggestion.commands.js';
export { suggestionDecider } from './suggestion/suggestion.decider.js';
export { suggestionNotFound, suggestionNotYours } from './suggestion/suggestion.errors.js';
export {
  SUGGESTION_KINDS,
  SUGGESTION_OUTCOMES,
  type AnsweringOffice,
  type SuggestionAbout,
  type SuggestionEvent,
  type SuggestionFiled,
  type SuggestionKind,
  type SuggestionOutcome,
} from './suggestion/suggestion.events.js';
export { suggestionCatalogue } from './suggestion/suggestion.upcasters.js';
export { suggestionView, type SuggestionRow } from './suggestion/suggestion.view.js';
