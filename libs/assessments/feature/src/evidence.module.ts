import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { MarkEvidence } from './reactions/mark-evidence/mark-evidence.reaction.js';
import { WhenEvidenceApproved } from './reactions/when-evidence-approved/when-evidence-approved.reaction.js';
import { WhenRoundOver } from './reactions/when-round-over/when-round-over.reaction.js';
import { WhenSheetOpened } from './reactions/when-sheet-opened/when-sheet-opened.reaction.js';
import { RoundsModule } from './rounds.module.js';

/** Where approved evidence meets the sheets of running rounds. */
@Module({
  imports: [
    RecordsModule,
    RoundsModule,
    ProjectionsModule.forFeature({
      context: 'assessments',
      reactions: [MarkEvidence, WhenRoundOver, WhenSheetOpened],
    }),
    MessagingModule.forFeature({ context: 'assessments', reactions: [WhenEvidenceApproved] }),
  ],
  providers: [MarkEvidence, WhenEvidenceApproved, WhenRoundOver, WhenSheetOpened],
})
export class EvidenceModule {}
