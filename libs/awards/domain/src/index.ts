export {
  type AwardTerms,
  type CascadeStep,
  type Confirmations,
  type Consequence,
  type Pinned,
  type TriggerDefinition,
} from './pinned.js';
export {
  groundOf,
  type Firing,
  type Forbidding,
  type Ground,
  type NamingSeen,
  type TitleFact,
  type WatchedTitle,
} from './rules/grounds.js';
export { awardRulesOf, type AwardRules } from './rules/interpreter.js';
export type { Act, Honours, RollUpReach, Validity } from './rules/outcomes.js';
export {
  type ConferTitle,
  type ConfirmTitleImport,
  type ListCandidate,
  type ProposeTitleImport,
  type RaiseTrigger,
  type ReadyNaming,
  type SignNaming,
  type TitleCommand,
} from './title/title.commands.js';
export { titleDecider } from './title/title.decider.js';
export {
  namingNotReady,
  notRemoved,
  removalNotProposed,
  titleNotFound,
  titleNotHeld,
  triggerNotRaised,
} from './title/title.errors.js';
export {
  type AnnulledBecause,
  type AnnulmentCauseRecorded,
  type AppealDecided,
  type AppealReceived,
  type CandidateChanged,
  type CandidateListed,
  type CandidateStruck,
  type ClockPassed,
  type TitleTimeRevised,
  type DismissalProposed,
  type DowngradeDeclined,
  type DowngradeProposed,
  type EndedBecause,
  type FollowUpBecameDue,
  type ForeignTitle,
  type HeldStanding,
  type ImportDeclined,
  type NamingAnnulled,
  type NamingAnnulmentDeclined,
  type NamingAnnulmentProposed,
  type NamingNoLongerReady,
  type NamingPurpose,
  type NamingReady,
  type EndDeclined,
  type EndProposed,
  type NamingQuestioned,
  type NamingSigned,
  type PlaqueLost,
  type PlaqueRecovered,
  type PrivilegesWithdrawn,
  type ProposalCause,
  type RecognitionProposed,
  type RemovalAnnulled,
  type RemovalAnnulmentDeclined,
  type RemovalAnnulmentProposed,
  type RemovalClocks,
  type RemovalFiled,
  type RemovalGroundAdded,
  type RemovalProposalWithdrawn,
  type RemovalProposed,
  type RemovalPublished,
  type RemovalServed,
  type RemovalSigned,
  type RenewalMissed,
  type RestoredTitle,
  type ResultSeen,
  type SignedDocumentRecorded,
  type StatementAnswered,
  type StatementReceived,
  type SubjectTold,
  type SuspensionOver,
  type TitleAsOf,
  type TitleClock,
  type TitleConferred,
  type TitleCorrected,
  type TitleCorrection,
  type TitleCorrectionDeclined,
  type TitleCorrectionProposed,
  type TitleDowngraded,
  type TitleEnded,
  type TitleEvent,
  type TitleExpired,
  type TitleImportProposed,
  type TitleImported,
  type TitleNamed,
  type TitleRecognised,
  type TitleRemoved,
  type TitleRenewed,
  type TitleRestored,
  type TitleSuspended,
  type TitleWarned,
  type ToldWay,
  type TriggerConfirmed,
  type TriggerDismissed,
  type TriggerRaised,
  type TwoOfficers,
  type WarningEnded,
} from './title/title.events.js';
export {
  heldOrLapsed,
  initialTitleState,
  isHeld,
  isHeldStanding,
  isKnown,
  isValid,
  lastRemovedOn,
  pendingOf,
  procedureOf,
  standingRemoval,
  removalOf,
  type Title,
  type TitleState,
  type Standing,
  type HeldBefore,
  type HeldTitle,
  type Naming,
  type Removal,
  type RaisedTrigger,
  type Pending,
  type ProcedureStep,
  type Plaque,
  type Procedure,
  type Readiness,
  type Candidate,
  type Appeal,
} from './title/title-state.js';
export { runningClock } from './title/title-aftermath.js';
export { awaitedActs, type Awaited } from './title/title-waits.js';
export { overdueClocks, type OverdueClock } from './title/title-times.js';
export {
  lateUntilOf,
  refusesTitleAct,
  TITLE_ACTS,
  type MayAct,
  type MayTitle,
  type SeenByActor,
  type TitleAct,
} from './title/title-may.js';
export { titleCatalogue } from './title/title.upcasters.js';
export { inForceOn, inForceView, type InForce, type InForceRow } from './title/in-force.view.js';
export { titleSearchView } from './title/title-search.view.js';
export { titleView, type TitleRow } from './title/title.view.js';
export { candidateView, type CandidateRow, type ListedCandidate } from './title/candidate.view.js';
export { type WatchCommand } from './watch/watch.commands.js';
export { MAX_WATCH_EVENTS, watchDecider } from './watch/watch.decider.js';
export {
  type FactAsTold,
  type FactCorrected,
  type FactRecorded,
  type FactSource,
  type FactVerified,
  type FactWithdrawn,
  type TitleAttached,
  type WatchedFact,
  type WatchEvent,
} from './watch/watch.events.js';
export { standingFacts, type KnownFact, type StandingFact, type WatchState } from './watch/watch-state.js';
export { watchCatalogue } from './watch/watch.upcasters.js';
export { watchView, type FactRow, type WatchRow } from './watch/watch.view.js';
export { type SlateCommand } from './slate/slate.commands.js';
export { SLATE_ACTS, refusesApprovingSlate, refusesOpeningNotice, type SlateAct } from './slate/slate-may.js';
export { type KnownSlate, type SlateState } from './slate/slate-state.js';
export { requireComplete, slateDecider } from './slate/slate.decider.js';
export { slateNotFound } from './slate/slate.errors.js';
export {
  type ListSum,
  type SlateApproved,
  type SlateEvent,
  type SlatePrepared,
  type SlateReleased,
  type SlateRevised,
  type SlateTaken,
} from './slate/slate.events.js';
export { slateCatalogue } from './slate/slate.upcasters.js';
export { slateView, type SlateRow } from './slate/slate.view.js';
export { type NoticeCommand, type OpeningNotice } from './notice/notice.commands.js';
export {
  clearCandidates,
  isClear,
  MAX_NOTICE_CANDIDATES,
  noticeDecider,
  standingObjections,
} from './notice/notice.decider.js';
export { type NoticeState, type ShownCandidate } from './notice/notice-state.js';
export { NOTICE_ACTS, refusesCancellingNotice, type NoticeAct } from './notice/notice-may.js';
export { noticeCandidateUnknown, noticeNotFound, noticeNotOpen } from './notice/notice.errors.js';
export {
  type CandidateBlocked,
  type CandidateStruckOff,
  type CandidateUnblocked,
  type NoticeCancelled,
  type NoticeCandidate,
  type NoticeChannel,
  type NoticeEnded,
  type NoticeEvent,
  type NoticeOpened,
} from './notice/notice.events.js';
export { noticeCatalogue } from './notice/notice.upcasters.js';
export { noticeHeadView, type NoticeHeadRow } from './notice/notice-head.view.js';
export { noticeSearchView } from './notice/notice-search.view.js';
export { noticeView, type NoticeRow } from './notice/notice.view.js';
export { type ObjectionCommand, type ReceivingObjection } from './objection/objection.commands.js';
export { objectionDecider } from './objection/objection.decider.js';
export { type ObjectionState } from './objection/objection-state.js';
export {
  OBJECTION_ACTS,
  refusesAssigningHandler,
  refusesDecidingObjection,
  refusesHandler,
  refusesOpeningIdentity,
  refusesReplying,
  type ObjectionAct,
} from './objection/objection-may.js';
export { objectionNotFound } from './objection/objection.errors.js';
export {
  type HandlerAssigned,
  type IdentityOpened,
  type ObjectionBecameOverdue,
  type ObjectionDecided,
  type ObjectionEvent,
  type ObjectionOutcome,
  type ObjectionReceived,
  type ObjectionReplied,
  type RegisteredAsLead,
} from './objection/objection.events.js';
export { objectionCatalogue } from './objection/objection.upcasters.js';
export { objectionView, type ObjectionRow } from './objection/objection.view.js';
export { type CommendationCommand } from './commendation/commendation.commands.js';
export {
  COMMENDATION_ACTS,
  refusesDecidingCommendation,
  refusesDroppingCommendation,
  refusesRevokingCommendation,
  type CommendationAct,
} from './commendation/commendation-may.js';
export { type CommendationState, type KnownCommendation } from './commendation/commendation-state.js';
export { commendationDecider } from './commendation/commendation.decider.js';
export { commendationNotFound } from './commendation/commendation.errors.js';
export {
  type CommendationClosed,
  type CommendationDecided,
  type CommendationEvent,
  type CommendationProposed,
  type Commended,
} from './commendation/commendation.events.js';
export { commendationCatalogue } from './commendation/commendation.upcasters.js';
export { commendationSearchView } from './commendation/commendation-search.view.js';
export { commendationView, type CommendationRow } from './commendation/commendation.view.js';
export { type CircularCommand } from './circular/circular.commands.js';
export {
  CIRCULAR_ACTS,
  refusesDecidingCircular,
  refusesStatingOn,
  refusesTellingUnit,
  refusesWhenSettled,
  refusesWithdrawingCircular,
  type CircularAct,
} from './circular/circular-may.js';
export { type CircularState, type KnownCircular } from './circular/circular-state.js';
export { circularDecider } from './circular/circular.decider.js';
export { circularNotFound } from './circular/circular.errors.js';
export {
  type CircularCause,
  type CircularClosed,
  type CircularDecided,
  type CircularDrafted,
  type CircularEvent,
  type UnitHeard,
  type UnitStated,
  type UnitTold,
} from './circular/circular.events.js';
export { circularCatalogue } from './circular/circular.upcasters.js';
export { circularSearchView } from './circular/circular-search.view.js';
export { circularView, statementUntilOf, type CircularRow } from './circular/circular.view.js';
export { type RollUpCommand } from './rollup/rollup.commands.js';
export { rollUpDecider, type RollUpState } from './rollup/rollup.decider.js';
export {
  type Members,
  type MembersCounted,
  type RollUpEvent,
  type RollUpLost,
  type RollUpReached,
} from './rollup/rollup.events.js';
export { rollUpCatalogue } from './rollup/rollup.upcasters.js';
export { rollUpView, type RollUpRow } from './rollup/rollup.view.js';
export { type BatchCommand } from './batch/batch.commands.js';
export { batchDecider, refusesCancellingBatch, type BatchState } from './batch/batch.decider.js';
export { batchNotFound } from './batch/batch.errors.js';
export {
  type BatchCancelled,
  type BatchEnded,
  type BatchEvent,
  type BatchFailure,
  type BatchItem,
  type BatchOrdered,
  type BatchPartDone,
} from './batch/batch.events.js';
export { batchCatalogue } from './batch/batch.upcasters.js';
export { batchView, type BatchRow } from './batch/batch.view.js';
export { type PeriodCommand } from './period/period.commands.js';
export { followUpsDue, periodDecider, type PeriodState } from './period/period.decider.js';
export { type PeriodConcluded, type PeriodEvent, type RemovalAwaited } from './period/period.events.js';
export { periodCatalogue } from './period/period.upcasters.js';
export { periodView, type PeriodRow } from './period/period.view.js';
