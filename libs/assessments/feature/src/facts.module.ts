import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { RuleEnvelopes } from './acting/rule-envelopes.js';
import { CloseComplaintController } from './commands/close-complaint/close-complaint.controller.js';
import { CloseComplaintHandler } from './commands/close-complaint/close-complaint.handler.js';
import { CorrectComplaintController } from './commands/correct-complaint/correct-complaint.controller.js';
import { CorrectComplaintHandler } from './commands/correct-complaint/correct-complaint.handler.js';
import { CorrectIncidentController } from './commands/correct-incident/correct-incident.controller.js';
import { CorrectIncidentHandler } from './commands/correct-incident/correct-incident.handler.js';
import { FindComplaintUnfoundedController } from './commands/find-complaint-unfounded/find-complaint-unfounded.controller.js';
import { FindComplaintUnfoundedHandler } from './commands/find-complaint-unfounded/find-complaint-unfounded.handler.js';
import { FindIncidentUnfoundedController } from './commands/find-incident-unfounded/find-incident-unfounded.controller.js';
import { FindIncidentUnfoundedHandler } from './commands/find-incident-unfounded/find-incident-unfounded.handler.js';
import { RectifyComplaintController } from './commands/rectify-complaint/rectify-complaint.controller.js';
import { RectifyComplaintHandler } from './commands/rectify-complaint/rectify-complaint.handler.js';
import { RegisterComplaintController } from './commands/register-complaint/register-complaint.controller.js';
import { RegisterComplaintHandler } from './commands/register-complaint/register-complaint.handler.js';
import { ReportIncidentController } from './commands/report-incident/report-incident.controller.js';
import { ReportIncidentHandler } from './commands/report-incident/report-incident.handler.js';
import { VerifyComplaintController } from './commands/verify-complaint/verify-complaint.controller.js';
import { VerifyComplaintHandler } from './commands/verify-complaint/verify-complaint.handler.js';
import { VerifyIncidentController } from './commands/verify-incident/verify-incident.controller.js';
import { VerifyIncidentHandler } from './commands/verify-incident/verify-incident.handler.js';
import { WithdrawComplaintController } from './commands/withdraw-complaint/withdraw-complaint.controller.js';
import { WithdrawComplaintHandler } from './commands/withdraw-complaint/withdraw-complaint.handler.js';
import { WithdrawIncidentController } from './commands/withdraw-incident/withdraw-incident.controller.js';
import { WithdrawIncidentHandler } from './commands/withdraw-incident/withdraw-incident.handler.js';
import { ComplaintWriter } from './complaints/complaint-writer.js';
import { ComplaintDueDeadline } from './deadlines/complaint-due.deadline.js';
import { Dockets } from './facts/dockets.js';
import { factsPublications } from './facts/publications.js';
import { PublishedFacts } from './facts/published-facts.js';
import { IncidentWriter } from './incidents/incident-writer.js';
import { ComplaintController } from './queries/complaint/complaint.controller.js';
import { ComplaintListController } from './queries/complaint-list/complaint-list.controller.js';
import { DocketController } from './queries/docket/docket.controller.js';
import { AssessmentsFeedController } from './queries/feed/feed.controller.js';
import { IncidentController } from './queries/incident/incident.controller.js';
import { IncidentListController } from './queries/incident-list/incident-list.controller.js';
import { assessmentDefinitions } from './programmes.js';
import { ScopedLists } from './reading/scoped-lists.js';
import { WhenCalendarLoaded } from './reactions/when-calendar-loaded/when-calendar-loaded.reaction.js';
import { WhenFactReported } from './reactions/when-fact-reported/when-fact-reported.reaction.js';
import { ReportKeys } from './reporters/report-keys.js';
import { SubjectPlaces } from './subjects/subject-places.js';

/** What is known of subjects: incidents, complaints, and the docket they are gathered in. */
@Module({
  imports: [
    RecordsModule,
    assessmentDefinitions,
    ProjectionsModule.forFeature({
      context: 'assessments',
      reactions: [WhenCalendarLoaded, WhenFactReported],
      deadlines: [ComplaintDueDeadline],
    }),
    MessagingModule.forFeature({ context: 'assessments', publications: factsPublications }),
  ],
  controllers: [
    ComplaintListController,
    IncidentListController,
    CloseComplaintController,
    CorrectComplaintController,
    CorrectIncidentController,
    FindComplaintUnfoundedController,
    FindIncidentUnfoundedController,
    RectifyComplaintController,
    RegisterComplaintController,
    ReportIncidentController,
    VerifyComplaintController,
    VerifyIncidentController,
    WithdrawComplaintController,
    WithdrawIncidentController,
    ComplaintController,
    DocketController,
    AssessmentsFeedController,
    IncidentController,
  ],
  providers: [
    CloseComplaintHandler,
    CorrectComplaintHandler,
    CorrectIncidentHandler,
    FindComplaintUnfoundedHandler,
    FindIncidentUnfoundedHandler,
    RectifyComplaintHandler,
    RegisterComplaintHandler,
    ReportIncidentHandler,
    VerifyComplaintHandler,
    VerifyIncidentHandler,
    WithdrawComplaintHandler,
    WithdrawIncidentHandler,
    ComplaintDueDeadline,
    ComplaintWriter,
    Dockets,
    IncidentWriter,
    ReportKeys,
    PublishedFacts,
    RuleEnvelopes,
    ScopedLists,
    SubjectPlaces,
    WhenCalendarLoaded,
    WhenFactReported,
  ],
  exports: [Dockets, RuleEnvelopes, ScopedLists, SubjectPlaces],
})
export class FactsModule {}
