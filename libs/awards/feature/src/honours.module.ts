import { MessagingModule } from '@gongjian/shared-messaging';
import { Module } from '@nestjs/common';
import { AwardsCoreModule } from './awards-core.module.js';
import { DecideCircularController } from './commands/decide-circular/decide-circular.controller.js';
import { DecideCircularHandler } from './commands/decide-circular/decide-circular.handler.js';
import { DecideCommendationController } from './commands/decide-commendation/decide-commendation.controller.js';
import { DecideCommendationHandler } from './commands/decide-commendation/decide-commendation.handler.js';
import { DraftCircularController } from './commands/draft-circular/draft-circular.controller.js';
import { DraftCircularHandler } from './commands/draft-circular/draft-circular.handler.js';
import { DropCircularController } from './commands/drop-circular/drop-circular.controller.js';
import { DropCircularHandler } from './commands/drop-circular/drop-circular.handler.js';
import { DropCommendationController } from './commands/drop-commendation/drop-commendation.controller.js';
import { DropCommendationHandler } from './commands/drop-commendation/drop-commendation.handler.js';
import { ProposeCommendationController } from './commands/propose-commendation/propose-commendation.controller.js';
import { ProposeCommendationHandler } from './commands/propose-commendation/propose-commendation.handler.js';
import { RecordUnitStatementController } from './commands/record-unit-statement/record-unit-statement.controller.js';
import { RecordUnitStatementHandler } from './commands/record-unit-statement/record-unit-statement.handler.js';
import { RevokeCommendationController } from './commands/revoke-commendation/revoke-commendation.controller.js';
import { RevokeCommendationHandler } from './commands/revoke-commendation/revoke-commendation.handler.js';
import { TellUnitController } from './commands/tell-unit/tell-unit.controller.js';
import { TellUnitHandler } from './commands/tell-unit/tell-unit.handler.js';
import { WithdrawCircularController } from './commands/withdraw-circular/withdraw-circular.controller.js';
import { WithdrawCircularHandler } from './commands/withdraw-circular/withdraw-circular.handler.js';
import { CopiedResults } from './honours/copied-results.js';
import { KnownResults } from './honours/known-results.js';
import { honourPublications } from './publications/notice-publications.js';
import { CircularController } from './queries/circular/circular.controller.js';
import { CircularListController } from './queries/circular-list/circular-list.controller.js';
import { CommendationController } from './queries/commendation/commendation.controller.js';
import { CommendationListController } from './queries/commendation-list/commendation-list.controller.js';
import { WhenCircularProposed } from './reactions/when-circular-proposed/when-circular-proposed.reaction.js';
import { WhenHonoursEarned } from './reactions/when-honours-earned/when-honours-earned.reaction.js';
import { WhenResultTold } from './reactions/when-result-told/when-result-told.reaction.js';

/** Rewards and penalties of a campaign. */
@Module({
  imports: [
    AwardsCoreModule,
    MessagingModule.forFeature({
      context: 'awards',
      publications: honourPublications,
      reactions: [WhenCircularProposed, WhenHonoursEarned, WhenResultTold],
    }),
  ],
  controllers: [
    CommendationListController,
    CommendationController,
    ProposeCommendationController,
    DecideCommendationController,
    DropCommendationController,
    RevokeCommendationController,
    CircularListController,
    CircularController,
    DraftCircularController,
    TellUnitController,
    RecordUnitStatementController,
    DecideCircularController,
    DropCircularController,
    WithdrawCircularController,
  ],
  providers: [
    DecideCircularHandler,
    DecideCommendationHandler,
    DraftCircularHandler,
    DropCircularHandler,
    DropCommendationHandler,
    ProposeCommendationHandler,
    RecordUnitStatementHandler,
    RevokeCommendationHandler,
    TellUnitHandler,
    WithdrawCircularHandler,
    { provide: KnownResults, useClass: CopiedResults },
    WhenCircularProposed,
    WhenHonoursEarned,
    WhenResultTold,
  ],
})
export class HonoursModule {}
