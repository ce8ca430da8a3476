import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module } from '@nestjs/common';
import { AwardsCoreModule } from './awards-core.module.js';
import { AnswerStatementController } from './commands/answer-statement/answer-statement.controller.js';
import { AnswerStatementHandler } from './commands/answer-statement/answer-statement.handler.js';
import { CancelBulkSignaturesController } from './commands/cancel-bulk-signatures/cancel-bulk-signatures.controller.js';
import { CancelBulkSignaturesHandler } from './commands/cancel-bulk-signatures/cancel-bulk-signatures.handler.js';
import { ConferTitleController } from './commands/confer-title/confer-title.controller.js';
import { ConferTitleHandler } from './commands/confer-title/confer-title.handler.js';
import { ConfirmRecognitionController } from './commands/confirm-recognition/confirm-recognition.controller.js';
import { ConfirmRecognitionHandler } from './commands/confirm-recognition/confirm-recognition.handler.js';
import { ConfirmTitleCorrectionController } from './commands/confirm-title-correction/confirm-title-correction.controller.js';
import { ConfirmTitleCorrectionHandler } from './commands/confirm-title-correction/confirm-title-correction.handler.js';
import { ConfirmTitleImportController } from './commands/confirm-title-import/confirm-title-import.controller.js';
import { ConfirmTitleImportHandler } from './commands/confirm-title-import/confirm-title-import.handler.js';
import { ConfirmTriggerController } from './commands/confirm-trigger/confirm-trigger.controller.js';
import { ConfirmTriggerHandler } from './commands/confirm-trigger/confirm-trigger.handler.js';
import { CorrectTitleController } from './commands/correct-title/correct-title.controller.js';
import { CorrectTitleHandler } from './commands/correct-title/correct-title.handler.js';
import { DecideAppealController } from './commands/decide-appeal/decide-appeal.controller.js';
import { DecideAppealHandler } from './commands/decide-appeal/decide-appeal.handler.js';
import { DeclineDowngradeController } from './commands/decline-downgrade/decline-downgrade.controller.js';
import { DeclineDowngradeHandler } from './commands/decline-downgrade/decline-downgrade.handler.js';
import { DeclineEndController } from './commands/decline-end/decline-end.controller.js';
import { DeclineEndHandler } from './commands/decline-end/decline-end.handler.js';
import { DeclineNamingAnnulmentController } from './commands/decline-naming-annulment/decline-naming-annulment.controller.js';
import { DeclineNamingAnnulmentHandler } from './commands/decline-naming-annulment/decline-naming-annulment.handler.js';
import { DeclineRemovalAnnulmentController } from './commands/decline-removal-annulment/decline-removal-annulment.controller.js';
import { DeclineRemovalAnnulmentHandler } from './commands/decline-removal-annulment/decline-removal-annulment.handler.js';
import { DeclineTitleCorrectionController } from './commands/decline-title-correction/decline-title-correction.controller.js';
import { DeclineTitleCorrectionHandler } from './commands/decline-title-correction/decline-title-correction.handler.js';
import { DeclineTitleImportController } from './commands/decline-title-import/decline-title-import.controller.js';
import { DeclineTitleImportHandler } from './commands/decline-title-import/decline-title-import.handler.js';
import { DismissTriggerController } from './commands/dismiss-trigger/dismiss-trigger.controller.js';
import { DismissTriggerHandler } from './commands/dismiss-trigger/dismiss-trigger.handler.js';
import { DowngradeTitleController } from './commands/downgrade-title/downgrade-title.controller.js';
import { DowngradeTitleHandler } from './commands/downgrade-title/downgrade-title.handler.js';
import { EndTitleController } from './commands/end-title/end-title.controller.js';
import { EndTitleHandler } from './commands/end-title/end-title.handler.js';
import { FileRemovalController } from './commands/file-removal/file-removal.controller.js';
import { FileRemovalHandler } from './commands/file-removal/file-removal.handler.js';
import { OrderBulkSignaturesController } from './commands/order-bulk-signatures/order-bulk-signatures.controller.js';
import { OrderBulkSignaturesHandler } from './commands/order-bulk-signatures/order-bulk-signatures.handler.js';
import { ProposeNamingAnnulmentController } from './commands/propose-naming-annulment/propose-naming-annulment.controller.js';
import { ProposeNamingAnnulmentHandler } from './commands/propose-naming-annulment/propose-naming-annulment.handler.js';
import { ProposeRecognitionController } from './commands/propose-recognition/propose-recognition.controller.js';
import { ProposeRecognitionHandler } from './commands/propose-recognition/propose-recognition.handler.js';
import { ProposeRemovalAnnulmentController } from './commands/propose-removal-annulment/propose-removal-annulment.controller.js';
import { ProposeRemovalAnnulmentHandler } from './commands/propose-removal-annulment/propose-removal-annulment.handler.js';
import { ProposeRemovalController } from './commands/propose-removal/propose-removal.controller.js';
import { ProposeRemovalHandler } from './commands/propose-removal/propose-removal.handler.js';
import { ProposeTitleImportController } from './commands/propose-title-import/propose-title-import.controller.js';
import { ProposeTitleImportHandler } from './commands/propose-title-import/propose-title-import.handler.js';
import { PublishRemovalController } from './commands/publish-removal/publish-removal.controller.js';
import { PublishRemovalHandler } from './commands/publish-removal/publish-removal.handler.js';
import { RecordAppealController } from './commands/record-appeal/record-appeal.controller.js';
import { RecordAppealHandler } from './commands/record-appeal/record-appeal.handler.js';
import { RecordPlaqueLostController } from './commands/record-plaque-lost/record-plaque-lost.controller.js';
import { RecordPlaqueLostHandler } from './commands/record-plaque-lost/record-plaque-lost.handler.js';
import { RecordServiceController } from './commands/record-service/record-service.controller.js';
import { RecordServiceHandler } from './commands/record-service/record-service.handler.js';
import { RecordSignedDocumentController } from './commands/record-signed-document/record-signed-document.controller.js';
import { RecordSignedDocumentHandler } from './commands/record-signed-document/record-signed-document.handler.js';
import { RecordStatementController } from './commands/record-statement/record-statement.controller.js';
import { RecordStatementHandler } from './commands/record-statement/record-statement.handler.js';
import { RecoverPlaqueController } from './commands/recover-plaque/recover-plaque.controller.js';
import { RecoverPlaqueHandler } from './commands/recover-plaque/recover-plaque.handler.js';
import { RestoreTitleController } from './commands/restore-title/restore-title.controller.js';
import { RestoreTitleHandler } from './commands/restore-title/restore-title.handler.js';
import { SignNamingAnnulmentController } from './commands/sign-naming-annulment/sign-naming-annulment.controller.js';
import { SignNamingAnnulmentHandler } from './commands/sign-naming-annulment/sign-naming-annulment.handler.js';
import { SignNamingController } from './commands/sign-naming/sign-naming.controller.js';
import { SignNamingHandler } from './commands/sign-naming/sign-naming.handler.js';
import { SignRemovalAnnulmentController } from './commands/sign-removal-annulment/sign-removal-annulment.controller.js';
import { SignRemovalAnnulmentHandler } from './commands/sign-removal-annulment/sign-removal-annulment.handler.js';
import { SignRemovalController } from './commands/sign-removal/sign-removal.controller.js';
import { SignRemovalHandler } from './commands/sign-removal/sign-removal.handler.js';
import { SuspendTitleController } from './commands/suspend-title/suspend-title.controller.js';
import { SuspendTitleHandler } from './commands/suspend-title/suspend-title.handler.js';
import { TellSubjectController } from './commands/tell-subject/tell-subject.controller.js';
import { TellSubjectHandler } from './commands/tell-subject/tell-subject.handler.js';
import { WarnTitleController } from './commands/warn-title/warn-title.controller.js';
import { WarnTitleHandler } from './commands/warn-title/warn-title.handler.js';
import { WithdrawPrivilegesController } from './commands/withdraw-privileges/withdraw-privileges.controller.js';
import { WithdrawPrivilegesHandler } from './commands/withdraw-privileges/withdraw-privileges.handler.js';
import { WithdrawRemovalProposalController } from './commands/withdraw-removal-proposal/withdraw-removal-proposal.controller.js';
import { WithdrawRemovalProposalHandler } from './commands/withdraw-removal-proposal/withdraw-removal-proposal.handler.js';
import { titleDeadlines } from './deadlines/title-deadlines.js';
import { WatchClosingDeadline } from './deadlines/watch-closing.deadline.js';
import { awardFiles } from './files/award-files.js';
import { titlePublications } from './publications/title-publications.js';
import { AwardsWorkController } from './queries/awards-work/awards-work.controller.js';
import { BulkSignaturesController } from './queries/bulk-signatures/bulk-signatures.controller.js';
import { TitleInForceController } from './queries/title-in-force/title-in-force.controller.js';
import { TitleListController } from './queries/title-list/title-list.controller.js';
import { TitleController } from './queries/title/title.controller.js';
import { WatchController } from './queries/watch/watch.controller.js';
import { AttachTitle } from './reactions/attach-title/attach-title.reaction.js';
import { CheckTitle } from './reactions/check-title/check-title.reaction.js';
import { FollowUpAfterPeriod } from './reactions/follow-up-after-period/follow-up-after-period.reaction.js';
import { SignBatch } from './reactions/sign-batch/sign-batch.reaction.js';
import { WatchResults } from './reactions/watch-results/watch-results.reaction.js';
import { WhenComplaintTold } from './reactions/when-complaint-told/when-complaint-told.reaction.js';
import { WhenFactWithdrawn } from './reactions/when-fact-withdrawn/when-fact-withdrawn.reaction.js';
import { WhenFalsificationFound } from './reactions/when-falsification-found/when-falsification-found.reaction.js';
import { WhenIncidentTold } from './reactions/when-incident-told/when-incident-told.reaction.js';
import { WhenPeriodConcluded } from './reactions/when-period-concluded/when-period-concluded.reaction.js';
import { WhenRectificationTold } from './reactions/when-rectification-told/when-rectification-told.reaction.js';
import { WhenDivisionMerged } from './reactions/when-division-merged/when-division-merged.reaction.js';
import { WhenSubjectClosed } from './reactions/when-subject-closed/when-subject-closed.reaction.js';
import { WhenUnitClosed } from './reactions/when-unit-closed/when-unit-closed.reaction.js';
import { WhenTitleChanged } from './reactions/when-title-changed/when-title-changed.reaction.js';
import { AnnulmentCauses } from './titles/annulment-causes.js';
import { Cascades } from './titles/cascades.js';
import { FollowUps } from './titles/follow-ups.js';
import { NamingSignatures } from './titles/naming-signatures.js';
import { PlaqueNumbers } from './titles/plaque-numbers.js';
import { EndedSubjects } from './titles/ended-subjects.js';
import { Renewals } from './titles/renewals.js';
import { StandingGrounds } from './titles/standing-grounds.js';
import { Subjects } from './titles/subjects.js';
import { TitleChecks } from './titles/title-checks.js';
import { TitleOffers } from './titles/title-offers.js';
import { TitleWriter } from './titles/title-writer.js';
import { ToldFacts } from './titles/told-facts.js';

/** Titles and their life, and what is known of their subjects. */
@Module({
  imports: [
    AwardsCoreModule,
    awardFiles.module,
    ProjectionsModule.forFeature({
      context: 'awards',
      reactions: [
        AttachTitle,
        awardFiles.reaction,
        FollowUpAfterPeriod,
        SignBatch,
        CheckTitle,
        WhenFactWithdrawn,
        WhenDivisionMerged,
        WhenSubjectClosed,
        WhenTitleChanged,
        WhenUnitClosed,
      ],
      deadlines: [...titleDeadlines, WatchClosingDeadline],
    }),
    MessagingModule.forFeature({
      context: 'awards',
      publications: [titlePublications],
      reactions: [
        WatchResults,
        WhenPeriodConcluded,
        WhenRectificationTold,
        WhenIncidentTold,
        WhenComplaintTold,
        WhenFalsificationFound,
      ],
    }),
  ],
  controllers: [
    AnswerStatementController,
    AwardsWorkController,
    BulkSignaturesController,
    CancelBulkSignaturesController,
    ConferTitleController,
    ConfirmRecognitionController,
    ConfirmTitleCorrectionController,
    ConfirmTitleImportController,
    ConfirmTriggerController,
    CorrectTitleController,
    DecideAppealController,
    DeclineDowngradeController,
    DeclineEndController,
    DeclineNamingAnnulmentController,
    DeclineRemovalAnnulmentController,
    DeclineTitleCorrectionController,
    DeclineTitleImportController,
    DismissTriggerController,
    DowngradeTitleController,
    EndTitleController,
    FileRemovalController,
    OrderBulkSignaturesController,
    ProposeNamingAnnulmentController,
    ProposeRecognitionController,
    ProposeRemovalAnnulmentController,
    ProposeRemovalController,
    ProposeTitleImportController,
    PublishRemovalController,
    RecordAppealController,
    RecordPlaqueLostController,
    RecordServiceController,
    RecordSignedDocumentController,
    RecordStatementController,
    RecoverPlaqueController,
    RestoreTitleController,
    SignNamingAnnulmentController,
    SignNamingController,
    SignRemovalAnnulmentController,
    SignRemovalController,
    SuspendTitleController,
    TellSubjectController,
    TitleController,
    TitleInForceController,
    TitleListController,
    WarnTitleController,
    WatchController,
    WithdrawPrivilegesController,
    WithdrawRemovalProposalController,
  ],
  providers: [
    AnnulmentCauses,
    AnswerStatementHandler,
    AttachTitle,
    CancelBulkSignaturesHandler,
    Cascades,
    CheckTitle,
    ConferTitleHandler,
    ConfirmRecognitionHandler,
    ConfirmTitleCorrectionHandler,
    ConfirmTitleImportHandler,
    ConfirmTriggerHandler,
    CorrectTitleHandler,
    DecideAppealHandler,
    DeclineDowngradeHandler,
    DeclineEndHandler,
    DeclineNamingAnnulmentHandler,
    DeclineRemovalAnnulmentHandler,
    DeclineTitleCorrectionHandler,
    DeclineTitleImportHandler,
    DismissTriggerHandler,
    DowngradeTitleHandler,
    EndTitleHandler,
    FileRemovalHandler,
    FollowUpAfterPeriod,
    FollowUps,
    NamingSignatures,
    OrderBulkSignaturesHandler,
    PlaqueNumbers,
    ProposeNamingAnnulmentHandler,
    ProposeRecognitionHandler,
    ProposeRemovalAnnulmentHandler,
    ProposeRemovalHandler,
    ProposeTitleImportHandler,
    PublishRemovalHandler,
    RecordAppealHandler,
    RecordPlaqueLostHandler,
    RecordServiceHandler,
    RecordSignedDocumentHandler,
    RecordStatementHandler,
    RecoverPlaqueHandler,
    EndedSubjects,
    Renewals,
    RestoreTitleHandler,
    SignBatch,
    SignNamingAnnulmentHandler,
    SignNamingHandler,
    SignRemovalAnnulmentHandler,
    SignRemovalHandler,
    StandingGrounds,
    Subjects,
    SuspendTitleHandler,
    TellSubjectHandler,
    TitleChecks,
    TitleOffers,
    TitleWriter,
    ToldFacts,
    WarnTitleHandler,
    ...titleDeadlines,
    WatchClosingDeadline,
    WatchResults,
    WhenComplaintTold,
    WhenFactWithdrawn,
    WhenFalsificationFound,
    WhenIncidentTold,
    WhenPeriodConcluded,
    WhenRectificationTold,
    WhenDivisionMerged,
    WhenSubjectClosed,
    WhenTitleChanged,
    WhenUnitClosed,
    WithdrawPrivilegesHandler,
    WithdrawRemovalProposalHandler,
  ],
})
export class TitlesModule {}
