import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { AwardsChanges } from './changes.js';
import { DistrictsModule } from './districts.module.js';
import { awardExports } from './exports.js';
import { awardReads } from './reads.js';
import { HonoursModule } from './honours.module.js';
import { NoticesModule } from './notices.module.js';
import { AwardsFeedController } from './queries/feed/feed.controller.js';
import { AwardsSearchController } from './queries/search/search.controller.js';
import { awardsProjections } from './read-models.js';
import { RollUpsModule } from './rollups.module.js';
import { TitlesModule } from './titles.module.js';

/**
 * Lists, notices, titles and their life, honours. Needs `CommandBus`, `DeciderRunner`, `EventStore`, `Opener`, `Clock`,
 * `FileStore`, `Directory`, `Policy` and the roots of projections and messaging from global modules.
 */
@Module({
  imports: [
    ProjectionsModule.forFeature({ context: 'awards', projections: awardsProjections }),
    AwardsChanges,
    awardExports.module,
    awardReads.module,
    NoticesModule,
    TitlesModule,
    HonoursModule,
    RollUpsModule,
    DistrictsModule,
    RecordsModule,
  ],
  controllers: [AwardsFeedController, AwardsSearchController],
})
export class AwardsModule {}
