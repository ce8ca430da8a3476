import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module } from '@nestjs/common';
import { AwardsCoreModule } from './awards-core.module.js';
import { NoticesModule } from './notices.module.js';
import { RollUpController } from './queries/roll-up/roll-up.controller.js';
import { RollUpListController } from './queries/roll-up-list/roll-up-list.controller.js';
import { CountMembers } from './reactions/count-members/count-members.reaction.js';
import { WhenRollUpChanged } from './reactions/when-roll-up-changed/when-roll-up-changed.reaction.js';
import { DivisionMembers } from './rollups/division-members.js';
import { RollUpCounts } from './rollups/roll-up-counts.js';

/** Titles of a division that its members hold. */
@Module({
  imports: [
    AwardsCoreModule,
    NoticesModule,
    ProjectionsModule.forFeature({ context: 'awards', reactions: [CountMembers, WhenRollUpChanged] }),
  ],
  controllers: [RollUpListController, RollUpController],
  providers: [CountMembers, DivisionMembers, RollUpCounts, WhenRollUpChanged],
})
export class RollUpsModule {}
