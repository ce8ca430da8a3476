import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ApplicationWriter } from './applications/application-writer.js';
import { Evaluations } from './applications/evaluations.js';
import { Gates } from './applications/gates.js';
import { HeldApplications } from './applications/held-applications.js';
import { Judgements } from './applications/judgements.js';
import { PossibleApplicationActs } from './applications/possible-application-acts.js';
import { AcceptLevelController } from './commands/accept-level/accept-level.controller.js';
import { AcceptLevelHandler } from './commands/accept-level/accept-level.handler.js';
import { ApproveLevelController } from './commands/approve-level/approve-level.controller.js';
import { ApproveLevelHandler } from './commands/approve-level/approve-level.handler.js';
import { FileApplicationController } from './commands/file-application/file-application.controller.js';
import { FileApplicationHandler } from './commands/file-application/file-application.handler.js';
import { RecordFilingController } from './commands/record-filing/record-filing.controller.js';
import { RecordFilingHandler } from './commands/record-filing/record-filing.handler.js';
import { RejectApplicationController } from './commands/reject-application/reject-application.controller.js';
import { RejectApplicationHandler } from './commands/reject-application/reject-application.handler.js';
import { ResubmitApplicationController } from './commands/resubmit-application/resubmit-application.controller.js';
import { ResubmitApplicationHandler } from './commands/resubmit-application/resubmit-application.handler.js';
import { ResumeApplicationController } from './commands/resume-application/resume-application.controller.js';
import { ResumeApplicationHandler } from './commands/resume-application/resume-application.handler.js';
import { ReturnApplicationController } from './commands/return-application/return-application.controller.js';
import { ReturnApplicationHandler } from './commands/return-application/return-application.handler.js';
import { WithdrawApplicationController } from './commands/withdraw-application/withdraw-application.controller.js';
import { WithdrawApplicationHandler } from './commands/withdraw-application/withdraw-application.handler.js';
import { ApplicationLevelDeadline } from './deadlines/application-level.deadline.js';
import { ApplicationResumeDeadline } from './deadlines/application-resume.deadline.js';
import { FactsModule } from './facts.module.js';
import { assessmentDefinitions } from './programmes.js';
import { ApplicationListController } from './queries/application-list/application-list.controller.js';
import { ApplicationController } from './queries/application/application.controller.js';
import { GateController } from './queries/gate/gate.controller.js';
import { MyWorkController } from './queries/my-work/my-work.controller.js';
import { WhenApplicationChanged } from './reactions/when-application-changed/when-application-changed.reaction.js';
import { WhenDocketChanged } from './reactions/when-docket-changed/when-docket-changed.reaction.js';
import { WhenFindingRecorded } from './reactions/when-finding-recorded/when-finding-recorded.reaction.js';
import { WhenGateChanged } from './reactions/when-gate-changed/when-gate-changed.reaction.js';
import { WhenLevelReached } from './reactions/when-level-reached/when-level-reached.reaction.js';
import { WhenRemovalSettled } from './reactions/when-removal-settled/when-removal-settled.reaction.js';
import { WhenSheetLeftOut } from './reactions/when-sheet-left-out/when-sheet-left-out.reaction.js';
import { WhenSubjectGraded } from './reactions/when-subject-graded/when-subject-graded.reaction.js';
import { WhenTitleChanged } from './reactions/when-title-changed/when-title-changed.reaction.js';
import { RoundsModule } from './rounds.module.js';

/** What subjects apply for, up the review chain; held off while a removal is not settled. */
@Module({
  imports: [
    RecordsModule,
    assessmentDefinitions,
    FactsModule,
    RoundsModule,
    ProjectionsModule.forFeature({
      context: 'assessments',
      reactions: [
        WhenApplicationChanged,
        WhenDocketChanged,
        WhenFindingRecorded,
        WhenGateChanged,
        WhenLevelReached,
        WhenSheetLeftOut,
        WhenSubjectGraded,
      ],
      deadlines: [ApplicationLevelDeadline, ApplicationResumeDeadline],
    }),
    MessagingModule.forFeature({ context: 'assessments', reactions: [WhenRemovalSettled, WhenTitleChanged] }),
  ],
  controllers: [
    ApplicationListController,
    MyWorkController,
    AcceptLevelController,
    ApproveLevelController,
    FileApplicationController,
    RecordFilingController,
    RejectApplicationController,
    ResubmitApplicationController,
    ResumeApplicationController,
    ReturnApplicationController,
    WithdrawApplicationController,
    ApplicationController,
    GateController,
  ],
  providers: [
    AcceptLevelHandler,
    ApproveLevelHandler,
    FileApplicationHandler,
    RecordFilingHandler,
    RejectApplicationHandler,
    ResubmitApplicationHandler,
    ResumeApplicationHandler,
    ReturnApplicationHandler,
    WithdrawApplicationHandler,
    ApplicationLevelDeadline,
    ApplicationResumeDeadline,
    ApplicationWriter,
    Evaluations,
    Gates,
    HeldApplications,
    Judgements,
    PossibleApplicationActs,
    WhenApplicationChanged,
    WhenDocketChanged,
    WhenFindingRecorded,
    WhenGateChanged,
    WhenLevelReached,
    WhenRemovalSettled,
    WhenSheetLeftOut,
    WhenSubjectGraded,
    WhenTitleChanged,
  ],
})
export class ApplicationsModule {}
