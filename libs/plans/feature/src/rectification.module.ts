import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { AssignRectificationUnitController } from './commands/assign-rectification-unit/assign-rectification-unit.controller.js';
import { AssignRectificationUnitHandler } from './commands/assign-rectification-unit/assign-rectification-unit.handler.js';
import { CheckRectificationController } from './commands/check-rectification/check-rectification.controller.js';
import { CheckRectificationHandler } from './commands/check-rectification/check-rectification.handler.js';
import { CloseRectificationController } from './commands/close-rectification/close-rectification.controller.js';
import { CloseRectificationHandler } from './commands/close-rectification/close-rectification.handler.js';
import { OrderRectificationController } from './commands/order-rectification/order-rectification.controller.js';
import { OrderRectificationHandler } from './commands/order-rectification/order-rectification.handler.js';
import { SignRectificationController } from './commands/sign-rectification/sign-rectification.controller.js';
import { SignRectificationHandler } from './commands/sign-rectification/sign-rectification.handler.js';
import { SubmitRectificationController } from './commands/submit-rectification/submit-rectification.controller.js';
import { SubmitRectificationHandler } from './commands/submit-rectification/submit-rectification.handler.js';
import { TransferRectificationController } from './commands/transfer-rectification/transfer-rectification.controller.js';
import { TransferRectificationHandler } from './commands/transfer-rectification/transfer-rectification.handler.js';
import { WithdrawRectificationController } from './commands/withdraw-rectification/withdraw-rectification.controller.js';
import { WithdrawRectificationHandler } from './commands/withdraw-rectification/withdraw-rectification.handler.js';
import { RectificationOverdueDeadline } from './deadlines/rectification-overdue.deadline.js';
import { CorrectRectificationController } from './commands/correct-rectification/correct-rectification.controller.js';
import { CorrectRectificationHandler } from './commands/correct-rectification/correct-rectification.handler.js';
import { ConfirmRectificationCorrectionController } from './commands/confirm-rectification-correction/confirm-rectification-correction.controller.js';
import { ConfirmRectificationCorrectionHandler } from './commands/confirm-rectification-correction/confirm-rectification-correction.handler.js';
import { DeclineRectificationCorrectionController } from './commands/decline-rectification-correction/decline-rectification-correction.controller.js';
import { DeclineRectificationCorrectionHandler } from './commands/decline-rectification-correction/decline-rectification-correction.handler.js';
import { planFiles } from './files/plan-files.js';
import { RectificationController } from './queries/rectification/rectification.controller.js';
import { RectificationListController } from './queries/rectification-list/rectification-list.controller.js';
import { RecountRectifications } from './reactions/recount-rectifications/recount-rectifications.reaction.js';
import { WhenComplaintVerified } from './reactions/when-complaint-verified/when-complaint-verified.reaction.js';
import { WhenFindingRecorded } from './reactions/when-finding-recorded/when-finding-recorded.reaction.js';
import { RectificationActs } from './rectifications/rectification-acts.js';
import { RectificationRulebook } from './rectifications/rectification-rulebook.js';
import { RectificationsByRule } from './rectifications/rectifications-by-rule.js';
import { ResponsibleUnits } from './rectifications/responsible-units.js';

/** Problems that are ordered to be put right. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    planFiles.module,
    ProjectionsModule.forFeature({
      context: 'plans',
      reactions: [RecountRectifications],
      deadlines: [RectificationOverdueDeadline],
    }),
    MessagingModule.forFeature({ context: 'plans', reactions: [WhenComplaintVerified, WhenFindingRecorded] }),
  ],
  controllers: [
    CorrectRectificationController,
    ConfirmRectificationCorrectionController,
    DeclineRectificationCorrectionController,
    RectificationListController,
    AssignRectificationUnitController,
    CheckRectificationController,
    CloseRectificationController,
    OrderRectificationController,
    SignRectificationController,
    SubmitRectificationController,
    TransferRectificationController,
    WithdrawRectificationController,
    RectificationController,
  ],
  providers: [
    CorrectRectificationHandler,
    ConfirmRectificationCorrectionHandler,
    DeclineRectificationCorrectionHandler,
    AssignRectificationUnitHandler,
    CheckRectificationHandler,
    CloseRectificationHandler,
    OrderRectificationHandler,
    SignRectificationHandler,
    SubmitRectificationHandler,
    TransferRectificationHandler,
    WithdrawRectificationHandler,
    RecountRectifications,
    RectificationActs,
    RectificationOverdueDeadline,
    RectificationRulebook,
    RectificationsByRule,
    ResponsibleUnits,
    WhenComplaintVerified,
    WhenFindingRecorded,
  ],
  exports: [RectificationRulebook, ResponsibleUnits],
})
export class RectificationModule {}
