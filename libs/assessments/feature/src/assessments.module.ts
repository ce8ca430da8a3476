import { programmeDefinitionsOf } from '@gongjian/plans-client';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { assessmentsProjections } from './read-models.js';

@Module({
  imports: [
    RecordsModule,
    programmeDefinitionsOf('assessments'),
    ProjectionsModule.forFeature({ context: 'assessments', projections: assessmentsProjections }),
  ],
})
export class AssessmentsModule {}
