import { programmeDefinitionsOf } from '@gongjian/plans-client';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { awardsProjections } from './read-models.js';

@Module({
  imports: [
    RecordsModule,
    programmeDefinitionsOf('awards'),
    ProjectionsModule.forFeature({ context: 'awards', projections: awardsProjections }),
  ],
})
export class AwardsModule {}
