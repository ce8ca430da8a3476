import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { CompleteFollowUpController } from './commands/complete-follow-up/complete-follow-up.controller.js';
import { CompleteFollowUpHandler } from './commands/complete-follow-up/complete-follow-up.handler.js';
import { ConfirmFollowUpController } from './commands/confirm-follow-up/confirm-follow-up.controller.js';
import { ConfirmFollowUpHandler } from './commands/confirm-follow-up/confirm-follow-up.handler.js';
import { LinkRectificationController } from './commands/link-rectification/link-rectification.controller.js';
import { LinkRectificationHandler } from './commands/link-rectification/link-rectification.handler.js';
import { FollowUpController } from './queries/follow-up/follow-up.controller.js';
import { FollowUpListController } from './queries/follow-up-list/follow-up-list.controller.js';
import { WhenFollowUpChanged } from './reactions/when-follow-up-changed/when-follow-up-changed.reaction.js';
import { WhenFollowUpDue } from './reactions/when-follow-up-due/when-follow-up-due.reaction.js';
import { WhenRectificationEnded } from './reactions/when-rectification-ended/when-rectification-ended.reaction.js';
import { RectificationModule } from './rectification.module.js';
import { CorrectFollowUpController } from './commands/correct-follow-up/correct-follow-up.controller.js';
import { CorrectFollowUpHandler } from './commands/correct-follow-up/correct-follow-up.handler.js';
import { ConfirmFollowUpCorrectionController } from './commands/confirm-follow-up-correction/confirm-follow-up-correction.controller.js';
import { ConfirmFollowUpCorrectionHandler } from './commands/confirm-follow-up-correction/confirm-follow-up-correction.handler.js';
import { DeclineFollowUpCorrectionController } from './commands/decline-follow-up-correction/decline-follow-up-correction.controller.js';
import { DeclineFollowUpCorrectionHandler } from './commands/decline-follow-up-correction/decline-follow-up-correction.handler.js';

/** What follows a removal until it is settled. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    RectificationModule,
    ProjectionsModule.forFeature({ context: 'plans', reactions: [WhenFollowUpChanged, WhenRectificationEnded] }),
    MessagingModule.forFeature({ context: 'plans', reactions: [WhenFollowUpDue] }),
  ],
  controllers: [
    CorrectFollowUpController,
    ConfirmFollowUpCorrectionController,
    DeclineFollowUpCorrectionController,
    FollowUpListController,
    CompleteFollowUpController,
    ConfirmFollowUpController,
    LinkRectificationController,
    FollowUpController,
  ],
  providers: [
    CorrectFollowUpHandler,
    ConfirmFollowUpCorrectionHandler,
    DeclineFollowUpCorrectionHandler,
    CompleteFollowUpHandler,
    ConfirmFollowUpHandler,
    LinkRectificationHandler,
    WhenFollowUpChanged,
    WhenFollowUpDue,
    WhenRectificationEnded,
  ],
})
export class FollowUpModule {}
