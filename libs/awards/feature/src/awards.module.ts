import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module } from '@nestjs/common';
import { HonoursModule } from './honours.module.js';
import { NoticesModule } from './notices.module.js';
import { awardsProjections } from './read-models.js';
import { RollUpsModule } from './rollups.module.js';

@Module({
  imports: [
    ProjectionsModule.forFeature({ context: 'awards', projections: awardsProjections }),
    NoticesModule,
    HonoursModule,
    RollUpsModule,
  ],
})
export class AwardsModule {}
