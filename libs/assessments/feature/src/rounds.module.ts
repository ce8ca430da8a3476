import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { AppointAssessorController } from './commands/appoint-assessor/appoint-assessor.controller.js';
import { AppointAssessorHandler } from './commands/appoint-assessor/appoint-assessor.handler.js';
import { CancelRoundController } from './commands/cancel-round/cancel-round.controller.js';
import { CancelRoundHandler } from './commands/cancel-round/cancel-round.handler.js';
import { CloseRoundController } from './commands/close-round/close-round.controller.js';
import { CloseRoundHandler } from './commands/close-round/close-round.handler.js';
import { CloseSurveyController } from './commands/close-survey/close-survey.controller.js';
import { CloseSurveyHandler } from './commands/close-survey/close-survey.handler.js';
import { ConfirmExternalResultController } from './commands/confirm-external-result/confirm-external-result.controller.js';
import { ConfirmExternalResultHandler } from './commands/confirm-external-result/confirm-external-result.handler.js';
import { ConfirmFalsificationController } from './commands/confirm-falsification/confirm-falsification.controller.js';
import { ConfirmFalsificationHandler } from './commands/confirm-falsification/confirm-falsification.handler.js';
import { ConfirmFindingWithdrawalController } from './commands/confirm-finding-withdrawal/confirm-finding-withdrawal.controller.js';
import { ConfirmFindingWithdrawalHandler } from './commands/confirm-finding-withdrawal/confirm-finding-withdrawal.handler.js';
import { ConfirmSheetCorrectionController } from './commands/confirm-sheet-correction/confirm-sheet-correction.controller.js';
import { ConfirmSheetCorrectionHandler } from './commands/confirm-sheet-correction/confirm-sheet-correction.handler.js';
import { ConfirmSurveyCorrectionController } from './commands/confirm-survey-correction/confirm-survey-correction.controller.js';
import { ConfirmSurveyCorrectionHandler } from './commands/confirm-survey-correction/confirm-survey-correction.handler.js';
import { CorrectSheetController } from './commands/correct-sheet/correct-sheet.controller.js';
import { CorrectSheetHandler } from './commands/correct-sheet/correct-sheet.handler.js';
import { CorrectSurveyController } from './commands/correct-survey/correct-survey.controller.js';
import { CorrectSurveyHandler } from './commands/correct-survey/correct-survey.handler.js';
import { DecideTieController } from './commands/decide-tie/decide-tie.controller.js';
import { DecideTieHandler } from './commands/decide-tie/decide-tie.handler.js';
import { DeclareAvoidanceController } from './commands/declare-avoidance/declare-avoidance.controller.js';
import { DeclareAvoidanceHandler } from './commands/declare-avoidance/declare-avoidance.handler.js';
import { DeclineExternalResultController } from './commands/decline-external-result/decline-external-result.controller.js';
import { DeclineExternalResultHandler } from './commands/decline-external-result/decline-external-result.handler.js';
import { DeclineFalsificationController } from './commands/decline-falsification/decline-falsification.controller.js';
import { DeclineFalsificationHandler } from './commands/decline-falsification/decline-falsification.handler.js';
import { DeclineFindingWithdrawalController } from './commands/decline-finding-withdrawal/decline-finding-withdrawal.controller.js';
import { DeclineFindingWithdrawalHandler } from './commands/decline-finding-withdrawal/decline-finding-withdrawal.handler.js';
import { DeclineSheetCorrectionController } from './commands/decline-sheet-correction/decline-sheet-correction.controller.js';
import { DeclineSheetCorrectionHandler } from './commands/decline-sheet-correction/decline-sheet-correction.handler.js';
import { DeclineSurveyCorrectionController } from './commands/decline-survey-correction/decline-survey-correction.controller.js';
import { DeclineSurveyCorrectionHandler } from './commands/decline-survey-correction/decline-survey-correction.handler.js';
import { FileAssessmentController } from './commands/file-assessment/file-assessment.controller.js';
import { FileAssessmentHandler } from './commands/file-assessment/file-assessment.handler.js';
import { FileSelfCheckController } from './commands/file-self-check/file-self-check.controller.js';
import { FileSelfCheckHandler } from './commands/file-self-check/file-self-check.handler.js';
import { OpenRoundController } from './commands/open-round/open-round.controller.js';
import { OpenRoundHandler } from './commands/open-round/open-round.handler.js';
import { OpenSurveyController } from './commands/open-survey/open-survey.controller.js';
import { OpenSurveyHandler } from './commands/open-survey/open-survey.handler.js';
import { ProposeExternalResultController } from './commands/propose-external-result/propose-external-result.controller.js';
import { ProposeExternalResultHandler } from './commands/propose-external-result/propose-external-result.handler.js';
import { ProposeFalsificationController } from './commands/propose-falsification/propose-falsification.controller.js';
import { ProposeFalsificationHandler } from './commands/propose-falsification/propose-falsification.handler.js';
import { ProposeFindingWithdrawalController } from './commands/propose-finding-withdrawal/propose-finding-withdrawal.controller.js';
import { ProposeFindingWithdrawalHandler } from './commands/propose-finding-withdrawal/propose-finding-withdrawal.handler.js';
import { RecordAdjustmentController } from './commands/record-adjustment/record-adjustment.controller.js';
import { RecordAdjustmentHandler } from './commands/record-adjustment/record-adjustment.handler.js';
import { RecordFindingController } from './commands/record-finding/record-finding.controller.js';
import { RecordFindingHandler } from './commands/record-finding/record-finding.handler.js';
import { RecordSurveyAnswersController } from './commands/record-survey-answers/record-survey-answers.controller.js';
import { RecordSurveyAnswersHandler } from './commands/record-survey-answers/record-survey-answers.handler.js';
import { ReexamineResultController } from './commands/reexamine-result/reexamine-result.controller.js';
import { ReexamineResultHandler } from './commands/reexamine-result/reexamine-result.handler.js';
import { ReopenSheetController } from './commands/reopen-sheet/reopen-sheet.controller.js';
import { ReopenSheetHandler } from './commands/reopen-sheet/reopen-sheet.handler.js';
import { SamplePointsController } from './commands/sample-points/sample-points.controller.js';
import { SamplePointsHandler } from './commands/sample-points/sample-points.handler.js';
import { WithdrawAssessorController } from './commands/withdraw-assessor/withdraw-assessor.controller.js';
import { WithdrawAssessorHandler } from './commands/withdraw-assessor/withdraw-assessor.handler.js';
import { WithdrawFindingController } from './commands/withdraw-finding/withdraw-finding.controller.js';
import { WithdrawFindingHandler } from './commands/withdraw-finding/withdraw-finding.handler.js';
import { RoundDueDeadline } from './deadlines/round-due.deadline.js';
import { RoundNextDeadline } from './deadlines/round-next.deadline.js';
import { assessmentDefinitions } from './programmes.js';
import { FactsModule } from './facts.module.js';
import { assessmentFiles } from './files/assessment-files.js';
import { ResultController } from './queries/result/result.controller.js';
import { RoundAveragesController } from './queries/round-averages/round-averages.controller.js';
import { RoundListController } from './queries/round-list/round-list.controller.js';
import { RoundRankingController } from './queries/round-ranking/round-ranking.controller.js';
import { RoundController } from './queries/round/round.controller.js';
import { SheetListController } from './queries/sheet-list/sheet-list.controller.js';
import { SheetController } from './queries/sheet/sheet.controller.js';
import { SubjectTrendController } from './queries/subject-trend/subject-trend.controller.js';
import { SurveyListController } from './queries/survey-list/survey-list.controller.js';
import { SurveyController } from './queries/survey/survey.controller.js';
import { ConcludeRound } from './reactions/conclude-round/conclude-round.reaction.js';
import { LeaveOutSheets } from './reactions/leave-out-sheets/leave-out-sheets.reaction.js';
import { WhenPlanClosed } from './reactions/when-plan-closed/when-plan-closed.reaction.js';
import { WhenPlanIssued } from './reactions/when-plan-issued/when-plan-issued.reaction.js';
import { WhenProgrammeRestarted } from './reactions/when-programme-restarted/when-programme-restarted.reaction.js';
import { WhenRoundOpened } from './reactions/when-round-opened/when-round-opened.reaction.js';
import { WhenScoredLate } from './reactions/when-scored-late/when-scored-late.reaction.js';
import { WhenSurveyClosed } from './reactions/when-survey-closed/when-survey-closed.reaction.js';
import { LateScores } from './results/late-scores.js';
import { ClosedPlansTable } from './rounds/closed-plans-table.js';
import { ClosedPlans } from './rounds/closed-plans.js';
import { ListedRoundScores } from './rounds/listed-round-scores.js';
import { PlanRounds } from './rounds/plan-rounds.js';
import { roundsPublications } from './rounds/publications.js';
import { RestartingPlansTable } from './rounds/restarting-plans-table.js';
import { RestartingPlans, Restarts } from './rounds/restarts.js';
import { ResultReexaminationController } from './queries/result-reexamination/result-reexamination.controller.js';
import { Reexamination } from './results/reexamination.js';
import { RoundGrading } from './rounds/round-grading.js';
import { RoundParts } from './rounds/round-parts.js';
import { RoundScores } from './rounds/round-scores.js';
import { RoundWhatIf } from './rounds/round-what-if.js';
import { RoundWhatIfController } from './queries/round-what-if/round-what-if.controller.js';
import { SubjectsInScope } from './rounds/subjects-in-scope.js';
import { SamplePopulation } from './sheets/sample-population.js';
import { SheetRules } from './sheets/sheet-rules.js';
import { SheetWriter } from './sheets/sheet-writer.js';
import { SurveyWriter } from './surveys/survey-writer.js';

/** Rounds, score sheets, results and surveys. */
@Module({
  imports: [
    RecordsModule,
    assessmentDefinitions,
    assessmentFiles.module,
    FactsModule,
    ProjectionsModule.forFeature({
      context: 'assessments',
      reactions: [ConcludeRound, LeaveOutSheets, WhenRoundOpened, WhenScoredLate, WhenSurveyClosed],
      deadlines: [RoundDueDeadline, RoundNextDeadline],
    }),
    MessagingModule.forFeature({
      context: 'assessments',
      publications: roundsPublications,
      reactions: [WhenPlanClosed, WhenPlanIssued, WhenProgrammeRestarted],
    }),
  ],
  controllers: [
    AppointAssessorController,
    CancelRoundController,
    CloseRoundController,
    CloseSurveyController,
    ConfirmExternalResultController,
    ConfirmFalsificationController,
    ConfirmFindingWithdrawalController,
    ConfirmSheetCorrectionController,
    ConfirmSurveyCorrectionController,
    CorrectSheetController,
    CorrectSurveyController,
    DecideTieController,
    DeclareAvoidanceController,
    DeclineExternalResultController,
    DeclineFalsificationController,
    DeclineFindingWithdrawalController,
    DeclineSheetCorrectionController,
    DeclineSurveyCorrectionController,
    FileAssessmentController,
    FileSelfCheckController,
    OpenRoundController,
    OpenSurveyController,
    ProposeExternalResultController,
    ProposeFalsificationController,
    ProposeFindingWithdrawalController,
    RecordAdjustmentController,
    RecordFindingController,
    RecordSurveyAnswersController,
    ReexamineResultController,
    ReopenSheetController,
    SamplePointsController,
    WithdrawAssessorController,
    WithdrawFindingController,
    RoundController,
    RoundListController,
    RoundAveragesController,
    RoundRankingController,
    RoundWhatIfController,
    SheetController,
    SheetListController,
    ResultController,
    ResultReexaminationController,
    SubjectTrendController,
    SurveyController,
    SurveyListController,
  ],
  providers: [
    AppointAssessorHandler,
    CancelRoundHandler,
    CloseRoundHandler,
    CloseSurveyHandler,
    ConcludeRound,
    ConfirmExternalResultHandler,
    ConfirmFalsificationHandler,
    ConfirmFindingWithdrawalHandler,
    ConfirmSheetCorrectionHandler,
    ConfirmSurveyCorrectionHandler,
    CorrectSheetHandler,
    CorrectSurveyHandler,
    DecideTieHandler,
    DeclareAvoidanceHandler,
    DeclineExternalResultHandler,
    DeclineFalsificationHandler,
    DeclineFindingWithdrawalHandler,
    DeclineSheetCorrectionHandler,
    DeclineSurveyCorrectionHandler,
    FileAssessmentHandler,
    FileSelfCheckHandler,
    LateScores,
    LeaveOutSheets,
    OpenRoundHandler,
    OpenSurveyHandler,
    PlanRounds,
    ProposeExternalResultHandler,
    ProposeFalsificationHandler,
    ProposeFindingWithdrawalHandler,
    RecordAdjustmentHandler,
    RecordFindingHandler,
    RecordSurveyAnswersHandler,
    ReexamineResultHandler,
    ReopenSheetHandler,
    RoundDueDeadline,
    Reexamination,
    Restarts,
    RoundGrading,
    RoundNextDeadline,
    RoundParts,
    RoundWhatIf,
    SamplePointsHandler,
    WithdrawAssessorHandler,
    SamplePopulation,
    SheetRules,
    SheetWriter,
    SubjectsInScope,
    SurveyWriter,
    WhenPlanClosed,
    WhenPlanIssued,
    WhenProgrammeRestarted,
    WhenRoundOpened,
    WhenScoredLate,
    WhenSurveyClosed,
    WithdrawFindingHandler,
    { provide: ClosedPlans, useClass: ClosedPlansTable },
    { provide: RestartingPlans, useClass: RestartingPlansTable },
    { provide: RoundScores, useClass: ListedRoundScores },
  ],
  exports: [Restarts, RoundScores, SheetRules],
})
export class RoundsModule {}
