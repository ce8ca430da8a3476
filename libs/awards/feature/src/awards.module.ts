import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module } from '@nestjs/common';
import { HonoursModule } from './honours.module.js';
import { NoticesModule } from './notices.module.js';
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
    NoticesModule,
    TitlesModule,
    HonoursModule,
    RollUpsModule,
  ],
})
export class AwardsModule {}
