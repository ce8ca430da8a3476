import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { OpenFilingController } from './commands/open-filing/open-filing.controller.js';
import { OpenFilingHandler } from './commands/open-filing/open-filing.handler.js';
import { ReopenFilingController } from './commands/reopen-filing/reopen-filing.controller.js';
import { ReopenFilingHandler } from './commands/reopen-filing/reopen-filing.handler.js';
import { ReviewFilingController } from './commands/review-filing/review-filing.controller.js';
import { ReviewFilingHandler } from './commands/review-filing/review-filing.handler.js';
import { SubmitFilingController } from './commands/submit-filing/submit-filing.controller.js';
import { SubmitFilingHandler } from './commands/submit-filing/submit-filing.handler.js';
import { FilingOverdueDeadline } from './deadlines/filing-overdue.deadline.js';
import { planFiles } from './files/plan-files.js';
import { FilingController } from './queries/filing/filing.controller.js';
import { FilingListController } from './queries/filing-list/filing-list.controller.js';
import { RecountFilings } from './reactions/recount-filings/recount-filings.reaction.js';
import { RectificationModule } from './rectification.module.js';

/** Evidence for indicators without a task. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    RectificationModule,
    planFiles.module,
    ProjectionsModule.forFeature({
      context: 'plans',
      reactions: [RecountFilings],
      deadlines: [FilingOverdueDeadline],
    }),
  ],
  controllers: [
    FilingListController,
    OpenFilingController,
    ReopenFilingController,
    ReviewFilingController,
    SubmitFilingController,
    FilingController,
  ],
  providers: [
    OpenFilingHandler,
    ReopenFilingHandler,
    ReviewFilingHandler,
    SubmitFilingHandler,
    FilingOverdueDeadline,
    RecountFilings,
  ],
})
export class FilingModule {}
