import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { MarkEvidence } from './reactions/mark-evidence/mark-evidence.reaction.js';
import { RescoreSheets } from './reactions/rescore-sheets/rescore-sheets.reaction.js';
import { WhenEvidenceApproved } from './reactions/when-evidence-approved/when-evidence-approved.reaction.js';
import { WhenRoundOver } from './reactions/when-round-over/when-round-over.reaction.js';
import { WhenSheetOpened } from './reactions/when-sheet-opened/when-sheet-opened.reaction.js';
import { FactsModule } from './facts.module.js';
import { assessmentDefinitions } from './programmes.js';
import { RoundsModule } from './rounds.module.js';

/** Where approved evidence and what is known of subjects meet their sheets. */
@Module({
  imports: [
    RecordsModule,
    assessmentDefinitions,
    FactsModule,
    RoundsModule,
    ProjectionsModule.forFeature({
      context: 'assessments',
      reactions: [MarkEvidence, RescoreSheets, WhenRoundOver, WhenSheetOpened],
    }),
    MessagingModule.forFeature({ context: 'assessments', reactions: [WhenEvidenceApproved] }),
  ],
  providers: [MarkEvidence, RescoreSheets, WhenEvidenceApproved, WhenRoundOver, WhenSheetOpened],
})
export class EvidenceModule {}
