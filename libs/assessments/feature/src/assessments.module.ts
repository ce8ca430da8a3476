import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ApplicationsModule } from './applications.module.js';
import { AssessmentsChanges } from './changes.js';
import { EvidenceModule } from './evidence.module.js';
import { assessmentExports } from './exports.js';
import { assessmentReads } from './reads.js';
import { FactsModule } from './facts.module.js';
import { assessmentFiles } from './files/assessment-files.js';
import { AssessmentsSearchController } from './queries/search/search.controller.js';
import { assessmentsProjections } from './read-models.js';
import { RoundsModule } from './rounds.module.js';

/**
 * Rounds, sheets, facts and applications. Needs `CommandBus`, `DeciderRunner`, `EventStore`, `Opener`, `Clock`, `FileStore`,
 * `Directory`, `Policy` and the roots of projections and messaging from global modules.
 */
@Module({
  imports: [
    RecordsModule,
    assessmentFiles.module,
    AssessmentsChanges,
    assessmentExports.module,
    assessmentReads.module,
    ProjectionsModule.forFeature({
      context: 'assessments',
      projections: assessmentsProjections,
      reactions: [assessmentFiles.reaction],
    }),
    RoundsModule,
    FactsModule,
    ApplicationsModule,
    EvidenceModule,
  ],
  controllers: [AssessmentsSearchController],
})
export class AssessmentsModule {}
