import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { PlansChanges } from './changes.js';
import { AddPlanItemController } from './commands/add-plan-item/add-plan-item.controller.js';
import { AddPlanItemHandler } from './commands/add-plan-item/add-plan-item.handler.js';
import { AssignTaskController } from './commands/assign-task/assign-task.controller.js';
import { AssignTaskHandler } from './commands/assign-task/assign-task.handler.js';
import { ChangePlanHeaderController } from './commands/change-plan-header/change-plan-header.controller.js';
import { ChangePlanHeaderHandler } from './commands/change-plan-header/change-plan-header.handler.js';
import { ChangePlanItemController } from './commands/change-plan-item/change-plan-item.controller.js';
import { ChangePlanItemHandler } from './commands/change-plan-item/change-plan-item.handler.js';
import { ClosePlanController } from './commands/close-plan/close-plan.controller.js';
import { ClosePlanHandler } from './commands/close-plan/close-plan.handler.js';
import { ConfirmPlanCorrectionController } from './commands/confirm-plan-correction/confirm-plan-correction.controller.js';
import { ConfirmPlanCorrectionHandler } from './commands/confirm-plan-correction/confirm-plan-correction.handler.js';
import { ConfirmTaskCorrectionController } from './commands/confirm-task-correction/confirm-task-correction.controller.js';
import { ConfirmTaskCorrectionHandler } from './commands/confirm-task-correction/confirm-task-correction.handler.js';
import { CorrectPlanController } from './commands/correct-plan/correct-plan.controller.js';
import { CorrectPlanHandler } from './commands/correct-plan/correct-plan.handler.js';
import { CorrectTaskController } from './commands/correct-task/correct-task.controller.js';
import { CorrectTaskHandler } from './commands/correct-task/correct-task.handler.js';
import { DecideExtensionController } from './commands/decide-extension/decide-extension.controller.js';
import { DecideExtensionHandler } from './commands/decide-extension/decide-extension.handler.js';
import { DeclinePlanCorrectionController } from './commands/decline-plan-correction/decline-plan-correction.controller.js';
import { DeclinePlanCorrectionHandler } from './commands/decline-plan-correction/decline-plan-correction.handler.js';
import { DeclineTaskCorrectionController } from './commands/decline-task-correction/decline-task-correction.controller.js';
import { DeclineTaskCorrectionHandler } from './commands/decline-task-correction/decline-task-correction.handler.js';
import { DiscardPlanDraftController } from './commands/discard-plan-draft/discard-plan-draft.controller.js';
import { DiscardPlanDraftHandler } from './commands/discard-plan-draft/discard-plan-draft.handler.js';
import { DraftPlanController } from './commands/draft-plan/draft-plan.controller.js';
import { DraftPlanHandler } from './commands/draft-plan/draft-plan.handler.js';
import { DraftProgrammeController } from './commands/draft-programme/draft-programme.controller.js';
import { DraftProgrammeHandler } from './commands/draft-programme/draft-programme.handler.js';
import { DropPlanItemController } from './commands/drop-plan-item/drop-plan-item.controller.js';
import { DropPlanItemHandler } from './commands/drop-plan-item/drop-plan-item.handler.js';
import { HandOverTaskController } from './commands/hand-over-task/hand-over-task.controller.js';
import { HandOverTaskHandler } from './commands/hand-over-task/hand-over-task.handler.js';
import { IssuePlanController } from './commands/issue-plan/issue-plan.controller.js';
import { IssuePlanHandler } from './commands/issue-plan/issue-plan.handler.js';
import { PublishProgrammeVersionController } from './commands/publish-programme-version/publish-programme-version.controller.js';
import { PublishProgrammeVersionHandler } from './commands/publish-programme-version/publish-programme-version.handler.js';
import { ReassignTaskController } from './commands/reassign-task/reassign-task.controller.js';
import { ReassignTaskHandler } from './commands/reassign-task/reassign-task.handler.js';
import { RecordPlanItemLateController } from './commands/record-plan-item-late/record-plan-item-late.controller.js';
import { RecordPlanItemLateHandler } from './commands/record-plan-item-late/record-plan-item-late.handler.js';
import { RecordTaskDeliveryController } from './commands/record-task-delivery/record-task-delivery.controller.js';
import { RecordTaskDeliveryHandler } from './commands/record-task-delivery/record-task-delivery.handler.js';
import { ReexamineDecisionsController } from './commands/reexamine-decisions/reexamine-decisions.controller.js';
import { ReexamineDecisionsHandler } from './commands/reexamine-decisions/reexamine-decisions.handler.js';
import { RefuseTaskController } from './commands/refuse-task/refuse-task.controller.js';
import { RefuseTaskHandler } from './commands/refuse-task/refuse-task.handler.js';
import { RemovePlanGroupController } from './commands/remove-plan-group/remove-plan-group.controller.js';
import { RemovePlanGroupHandler } from './commands/remove-plan-group/remove-plan-group.handler.js';
import { RemovePlanItemController } from './commands/remove-plan-item/remove-plan-item.controller.js';
import { RemovePlanItemHandler } from './commands/remove-plan-item/remove-plan-item.handler.js';
import { ReopenTaskController } from './commands/reopen-task/reopen-task.controller.js';
import { ReopenTaskHandler } from './commands/reopen-task/reopen-task.handler.js';
import { RequestExtensionController } from './commands/request-extension/request-extension.controller.js';
import { RequestExtensionHandler } from './commands/request-extension/request-extension.handler.js';
import { RetryPlanItemController } from './commands/retry-plan-item/retry-plan-item.controller.js';
import { RetryPlanItemHandler } from './commands/retry-plan-item/retry-plan-item.handler.js';
import { ReviewEvidenceController } from './commands/review-evidence/review-evidence.controller.js';
import { ReviewEvidenceHandler } from './commands/review-evidence/review-evidence.handler.js';
import { ReviseProgrammeController } from './commands/revise-programme/revise-programme.controller.js';
import { ReviseProgrammeHandler } from './commands/revise-programme/revise-programme.handler.js';
import { SetPlanGroupController } from './commands/set-plan-group/set-plan-group.controller.js';
import { SetPlanGroupHandler } from './commands/set-plan-group/set-plan-group.handler.js';
import { SetPlanStagesController } from './commands/set-plan-stages/set-plan-stages.controller.js';
import { SetPlanStagesHandler } from './commands/set-plan-stages/set-plan-stages.handler.js';
import { SignForTaskController } from './commands/sign-for-task/sign-for-task.controller.js';
import { SignForTaskHandler } from './commands/sign-for-task/sign-for-task.handler.js';
import { SubmitEvidenceController } from './commands/submit-evidence/submit-evidence.controller.js';
import { SubmitEvidenceHandler } from './commands/submit-evidence/submit-evidence.handler.js';
import { UrgeTaskController } from './commands/urge-task/urge-task.controller.js';
import { UrgeTaskHandler } from './commands/urge-task/urge-task.handler.js';
import { WithdrawTaskController } from './commands/withdraw-task/withdraw-task.controller.js';
import { WithdrawTaskHandler } from './commands/withdraw-task/withdraw-task.handler.js';
import { TaskOverdueDeadline } from './deadlines/task-overdue.deadline.js';
import { TaskReminderDeadline } from './deadlines/task-reminder.deadline.js';
import { DistrictsModule } from './districts.module.js';
import { EscalationModule } from './escalation.module.js';
import { planExports } from './exports.js';
import { planReads } from './reads.js';
import { planFiles } from './files/plan-files.js';
import { FilingModule } from './filing.module.js';
import { FollowUpModule } from './follow-up.module.js';
import { DocumentNumbers } from './plans/document-numbers.js';
import { PlanPlaces } from './plans/plan-places.js';
import { ProgrammeKeys } from './programmes/programme-keys.js';
import { plansPublications } from './publications.js';
import { PlansFeedController } from './queries/feed/feed.controller.js';
import { plansProjections } from './read-models.js';
import { MyTasksController } from './queries/my-tasks/my-tasks.controller.js';
import { PlanController } from './queries/plan/plan.controller.js';
import { PlanImportController } from './queries/plan-import/plan-import.controller.js';
import { PlanImportReader } from './queries/plan-import/plan-import.reader.js';
import { PlanListController } from './queries/plan-list/plan-list.controller.js';
import { PlansSearchController } from './queries/search/search.controller.js';
import { ProgrammeSchemaController } from './queries/programme-schema/programme-schema.controller.js';
import { ProgrammeController } from './queries/programme/programme.controller.js';
import { ProgrammeListController } from './queries/programme-list/programme-list.controller.js';
import { TaskController } from './queries/task/task.controller.js';
import { TaskListController } from './queries/task-list/task-list.controller.js';
import { TaskPages } from './queries/task-list/task-list.query.js';
import { WhenCalendarLoaded } from './reactions/when-calendar-loaded/when-calendar-loaded.reaction.js';
import { WhenPlanIssued } from './reactions/when-plan-issued/when-plan-issued.reaction.js';
import { RectificationModule } from './rectification.module.js';
import { ReportModule } from './report.module.js';
import { SuggestionModule } from './suggestion.module.js';
import { HeadlessUnits } from './tasks/headless-units.js';
import { OpenTasksOfPlan } from './tasks/open-tasks-of-plan.js';
import { TaskWriter } from './tasks/task-writer.js';

/**
 * Programmes, plans, tasks, evidence and review. Needs `CommandBus`, `DeciderRunner`, `EventStore`, `Opener`, `Clock`, `FileStore`,
 * `Directory`, `Policy` and the roots of projections and messaging from global modules.
 */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    RectificationModule,
    EscalationModule,
    FilingModule,
    FollowUpModule,
    ReportModule,
    SuggestionModule,
    DistrictsModule,
    planFiles.module,
    planExports.module,
    planReads.module,
    PlansChanges,
    ProjectionsModule.forFeature({
      context: 'plans',
      projections: plansProjections,
      reactions: [WhenPlanIssued, planFiles.reaction, WhenCalendarLoaded],
      deadlines: [TaskOverdueDeadline, TaskReminderDeadline],
    }),
    MessagingModule.forFeature({ context: 'plans', publications: plansPublications }),
  ],
  controllers: [
    MyTasksController,
    PlanImportController,
    PlanListController,
    ProgrammeListController,
    TaskListController,
    AddPlanItemController,
    AssignTaskController,
    ChangePlanHeaderController,
    ChangePlanItemController,
    ClosePlanController,
    ConfirmPlanCorrectionController,
    ConfirmTaskCorrectionController,
    CorrectPlanController,
    CorrectTaskController,
    DecideExtensionController,
    DeclinePlanCorrectionController,
    DeclineTaskCorrectionController,
    DiscardPlanDraftController,
    DraftPlanController,
    DraftProgrammeController,
    DropPlanItemController,
    IssuePlanController,
    PublishProgrammeVersionController,
    ReassignTaskController,
    RecordPlanItemLateController,
    RecordTaskDeliveryController,
    ReexamineDecisionsController,
    RefuseTaskController,
    RemovePlanGroupController,
    RemovePlanItemController,
    ReopenTaskController,
    RequestExtensionController,
    RetryPlanItemController,
    ReviewEvidenceController,
    ReviseProgrammeController,
    SetPlanGroupController,
    SetPlanStagesController,
    SignForTaskController,
    SubmitEvidenceController,
    UrgeTaskController,
    HandOverTaskController,
    WithdrawTaskController,
    PlansFeedController,
    PlansSearchController,
    PlanController,
    ProgrammeSchemaController,
    ProgrammeController,
    TaskController,
  ],
  providers: [
    AddPlanItemHandler,
    AssignTaskHandler,
    ChangePlanHeaderHandler,
    ChangePlanItemHandler,
    ClosePlanHandler,
    ConfirmPlanCorrectionHandler,
    ConfirmTaskCorrectionHandler,
    CorrectPlanHandler,
    CorrectTaskHandler,
    DecideExtensionHandler,
    DeclinePlanCorrectionHandler,
    DeclineTaskCorrectionHandler,
    DiscardPlanDraftHandler,
    DraftPlanHandler,
    DraftProgrammeHandler,
    DropPlanItemHandler,
    IssuePlanHandler,
    PublishProgrammeVersionHandler,
    ReassignTaskHandler,
    RecordPlanItemLateHandler,
    RecordTaskDeliveryHandler,
    ReexamineDecisionsHandler,
    RefuseTaskHandler,
    RemovePlanGroupHandler,
    RemovePlanItemHandler,
    ReopenTaskHandler,
    RequestExtensionHandler,
    RetryPlanItemHandler,
    ReviewEvidenceHandler,
    ReviseProgrammeHandler,
    SetPlanGroupHandler,
    SetPlanStagesHandler,
    SignForTaskHandler,
    SubmitEvidenceHandler,
    UrgeTaskHandler,
    HandOverTaskHandler,
    WithdrawTaskHandler,
    DocumentNumbers,
    HeadlessUnits,
    OpenTasksOfPlan,
    PlanImportReader,
    PlanPlaces,
    ProgrammeKeys,
    TaskOverdueDeadline,
    TaskPages,
    TaskReminderDeadline,
    TaskWriter,
    WhenCalendarLoaded,
    WhenPlanIssued,
  ],
})
export class PlansModule {}
