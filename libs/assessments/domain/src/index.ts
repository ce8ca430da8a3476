export {
  type AbandonCreation,
  type ApplicationCommand,
  type FileApplication,
  type Judging,
} from './application/application.commands.js';
export { applicationDecider } from './application/application.decider.js';
export { judgedOn, unmetConditions } from './application/application-conditions.js';
export {
  applicationAbandoned,
  applicationNotFound,
  applicationsNotTaken,
  conditionsNotMet,
  notOnHold,
} from './application/application.errors.js';
export {
  type ApplicationDetermined,
  type ApplicationEvent,
  type ApplicationFiled,
  type ChainLevel,
  type FiledBy,
  type GradeGiven,
  type LevelReached,
} from './application/application.events.js';
export { mayOnApplication, type ApplicationAct, type JudgedNow } from './application/application-may.js';
export { isOver, levelOf, type ApplicationState, type FiledApplication } from './application/application-state.js';
export { applicationCatalogue } from './application/application.upcasters.js';
export { applicationSearchView, type ApplicationSearchRow } from './application/application-search.view.js';
export { applicationView, type ApplicationRow, type LevelActRow } from './application/application.view.js';
export { type ComplaintCommand } from './complaint/complaint.commands.js';
export {
  COMPLAINT_ACTS,
  refusesChangingComplaint,
  refusesCheckingComplaint,
  refusesClosingComplaint,
  refusesRectifyingComplaint,
  type ComplaintAct,
} from './complaint/complaint-may.js';
export { type ComplaintState, type KnownComplaint } from './complaint/complaint-state.js';
export { complaintDecider } from './complaint/complaint.decider.js';
export { complaintNotFound } from './complaint/complaint.errors.js';
export {
  type ComplaintEvent,
  type ComplaintRegistered,
  type ComplaintSaid,
  type ComplaintVerified,
} from './complaint/complaint.events.js';
export { complaintCatalogue } from './complaint/complaint.upcasters.js';
export { complaintSearchView } from './complaint/complaint-search.view.js';
export { complaintView, type ComplaintRow } from './complaint/complaint.view.js';
export { type DocketCommand } from './docket/docket.commands.js';
export { docketDecider, knownFacts, MAX_DOCKET_EVENTS, type DocketState } from './docket/docket.decider.js';
export { type DocketEvent, type FactNoted } from './docket/docket.events.js';
export { docketCatalogue } from './docket/docket.upcasters.js';
export { docketView, type DocketRow } from './docket/docket.view.js';
export { type GateCommand } from './gate/gate.commands.js';
export { gateBlocked, gateOpenApplication } from './gate/gate.errors.js';
export {
  blockedBy,
  evidenceToMark,
  gateDecider,
  isDetached,
  sheetsMarked,
  type GateState,
} from './gate/gate.decider.js';
export { type EvidenceNoted, type GateEvent, type SheetAttached } from './gate/gate.events.js';
export { gateCatalogue } from './gate/gate.upcasters.js';
export { gateView, type GateRow } from './gate/gate.view.js';
export { type IncidentCommand } from './incident/incident.commands.js';
export {
  INCIDENT_ACTS,
  refusesChangingIncident,
  refusesCheckingIncident,
  type IncidentAct,
} from './incident/incident-may.js';
export { type IncidentState, type KnownIncident } from './incident/incident-state.js';
export { incidentDecider } from './incident/incident.decider.js';
export { incidentNotFound } from './incident/incident.errors.js';
export {
  type IncidentEvent,
  type IncidentReported,
  type IncidentSaid,
  type Reporter,
} from './incident/incident.events.js';
export { incidentCatalogue } from './incident/incident.upcasters.js';
export { type ReportedSearchRow } from './reported-search-row.js';
export { incidentSearchView } from './incident/incident-search.view.js';
export { incidentView, type IncidentRow } from './incident/incident.view.js';
export { type Late } from './late.js';
export { mayAct, type MayAct, type Refusal } from './may-act.js';
export { type Pinned, type RoundForm, type RoundKind, type RoundPeriod } from './pinned.js';
export { type PlacedSubject } from './placed-subject.js';
export { type ReexamineResult, type ResultCommand } from './result/result.commands.js';
export { resultDecider, standingOf } from './result/result.decider.js';
export { type ResultState } from './result/result-state.js';
export { refusesReexamination } from './result/result-may.js';
export { resultNotFound, resultSheetOpen } from './result/result.errors.js';
export {
  type OthersMoved,
  type Regraded,
  type ResultCause,
  type ResultChanged,
  type ResultEvent,
  type Standing,
  type SubjectGraded,
} from './result/result.events.js';
export { resultCatalogue } from './result/result.upcasters.js';
export { resultView, type ResultRow } from './result/result.view.js';
export { type RoundCommand } from './round/round.commands.js';
export { nextRoundPeriod, roundDecider, roundPeriodIn } from './round/round.decider.js';
export { type OpenedRound, type RoundState } from './round/round-state.js';
export {
  roundNotComparable,
  roundNotConcluded,
  roundNotFound,
  roundUnknownCode,
  roundUnknownProgramme,
  roundUnknownVersion,
} from './round/round.errors.js';
export { refusesCancelling, refusesClosing, refusesTieDecision } from './round/round-may.js';
export {
  type GradeCount,
  type RoundConcluded,
  type RoundEvent,
  type RoundOpened,
  type TieDecided,
} from './round/round.events.js';
export { roundCatalogue } from './round/round.upcasters.js';
export { roundSearchView } from './round/round-search.view.js';
export { roundView, type RoundRow, type RoundStatus } from './round/round.view.js';
export {
  movements,
  notComparable,
  readsDocket,
  scoredUnder,
  type AssessedBy,
  type Held,
  type Moved,
  type Movements,
  type NotComparable,
  type ScoredSheet,
} from './what-if/what-if.js';
export { assessmentRulesOf, type AssessmentRules } from './rules/assessment-rules.js';
export {
  isScored,
  type BarFact,
  type ComplaintFact,
  type DocketFact,
  type FindingFact,
  type GradeFact,
  type IncidentFact,
  type KnownFact,
  type TitleFact,
} from './rules/docket-fact.js';
export {
  complaintKindsOf,
  incidentKindsOf,
  strictestRectifyWithin,
  type FactRules,
  type RectifyWithin,
} from './rules/fact-rules.js';
export {
  MOST_ORDERED,
  type Graded,
  type LargeTie,
  type RankRow,
  type Tie,
  type TieDecision,
  type UnmetBar,
} from './rules/graded.js';
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
export { type Scoring, type SheetCommand } from './sheet/sheet.commands.js';
export { sheetDecider } from './sheet/sheet.decider.js';
export { scored } from './sheet/sheet-scoring.js';
export { sheetActs, type SheetAct, type SheetSurroundings } from './sheet/sheet-may.js';
export { notTheSubjects, indicatorUnknown, sheetNotFound } from './sheet/sheet.errors.js';
export {
  type AssessmentFiled,
  type AssessorEvidence,
  type EvidenceSeen,
  type FalsificationFound,
  type Finding,
  type FindingRecorded,
  type Lacking,
  type ReopeningCause,
  type SelfCheckFiled,
  type SheetEvent,
  type SheetOpened,
  type SheetScored,
} from './sheet/sheet.events.js';
export { docketSeen, lackingOf } from './sheet/sheet-scoring.js';
export { type OpenedSheet, type SheetState } from './sheet/sheet-state.js';
export { sheetCatalogue } from './sheet/sheet.upcasters.js';
export {
  sheetResultView,
  sheetView,
  type AssessmentRow,
  type SheetResultRow,
  type SheetRow,
  type SheetStatus,
} from './sheet/sheet.view.js';
export { type SurveyCommand } from './survey/survey.commands.js';
export {
  SURVEY_ACTS,
  refusesClosingSurvey,
  refusesConfirmingSurvey,
  refusesCorrectingSurvey,
  refusesDecliningSurvey,
  refusesSurveyAnswers,
  type SurveyAct,
} from './survey/survey-may.js';
export { type KnownSurvey, type SurveyState } from './survey/survey-state.js';
export { surveyDecider } from './survey/survey.decider.js';
export { surveyGroupUnknown, surveyNotFound } from './survey/survey.errors.js';
export { type GroupAnswers, type SurveyClosed, type SurveyEvent, type SurveyOpened } from './survey/survey.events.js';
export { surveyCatalogue } from './survey/survey.upcasters.js';
export { surveyView, type SurveyRow } from './survey/survey.view.js';
