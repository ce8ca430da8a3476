import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { ActingModule } from './acting/acting.module.js';
import { FileReportController } from './commands/file-report/file-report.controller.js';
import { FileReportHandler } from './commands/file-report/file-report.handler.js';
import { PassReportOnController } from './commands/pass-report-on/pass-report-on.controller.js';
import { PassReportOnHandler } from './commands/pass-report-on/pass-report-on.handler.js';
import { ReportNextDeadline } from './deadlines/report-next.deadline.js';
import { ReportOverdueDeadline } from './deadlines/report-overdue.deadline.js';
import { planFiles } from './files/plan-files.js';
import { ReportController } from './queries/report/report.controller.js';
import { ReportListController } from './queries/report-list/report-list.controller.js';
import { AskReports } from './reactions/ask-reports/ask-reports.reaction.js';
import { RecountReports } from './reactions/recount-reports/recount-reports.reaction.js';
import { PlanReports } from './reports/plan-reports.js';

/** What units tell of a plan, period by period. */
@Module({
  imports: [
    RecordsModule,
    ActingModule,
    planFiles.module,
    ProjectionsModule.forFeature({
      context: 'plans',
      reactions: [AskReports, RecountReports],
      deadlines: [ReportOverdueDeadline, ReportNextDeadline],
    }),
  ],
  controllers: [ReportListController, FileReportController, PassReportOnController, ReportController],
  providers: [
    FileReportHandler,
    PassReportOnHandler,
    AskReports,
    PlanReports,
    RecountReports,
    ReportNextDeadline,
    ReportOverdueDeadline,
  ],
})
export class ReportModule {}
