import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module } from '@nestjs/common';
import { AwardsCoreModule } from './awards-core.module.js';
import { ApproveSlateController } from './commands/approve-slate/approve-slate.controller.js';
import { ApproveSlateHandler } from './commands/approve-slate/approve-slate.handler.js';
import { AssignHandlerController } from './commands/assign-handler/assign-handler.controller.js';
import { AssignHandlerHandler } from './commands/assign-handler/assign-handler.handler.js';
import { CancelNoticeController } from './commands/cancel-notice/cancel-notice.controller.js';
import { CancelNoticeHandler } from './commands/cancel-notice/cancel-notice.handler.js';
import { DecideObjectionController } from './commands/decide-objection/decide-objection.controller.js';
import { DecideObjectionHandler } from './commands/decide-objection/decide-objection.handler.js';
import { OpenIdentityController } from './commands/open-identity/open-identity.controller.js';
import { OpenIdentityHandler } from './commands/open-identity/open-identity.handler.js';
import { OpenNoticeController } from './commands/open-notice/open-notice.controller.js';
import { OpenNoticeHandler } from './commands/open-notice/open-notice.handler.js';
import { ReceiveObjectionController } from './commands/receive-objection/receive-objection.controller.js';
import { ReceiveObjectionHandler } from './commands/receive-objection/receive-objection.handler.js';
import { RegisterObjectionController } from './commands/register-objection/register-objection.controller.js';
import { RegisterObjectionHandler } from './commands/register-objection/register-objection.handler.js';
import { ReplyToObjectionController } from './commands/reply-to-objection/reply-to-objection.controller.js';
import { ReplyToObjectionHandler } from './commands/reply-to-objection/reply-to-objection.handler.js';
import { StrikeCandidateController } from './commands/strike-candidate/strike-candidate.controller.js';
import { StrikeCandidateHandler } from './commands/strike-candidate/strike-candidate.handler.js';
import { NoticeEndDeadline } from './deadlines/notice-end.deadline.js';
import { ObjectionReplyDeadline } from './deadlines/objection-reply.deadline.js';
import { NamingReadiness } from './notices/naming-readiness.js';
import { ObjectedNotices } from './objections/objected-notices.js';
import { PublicTenants } from './public/public-tenants.js';
import { noticePublications } from './publications/notice-publications.js';
import { NoticeController } from './queries/notice/notice.controller.js';
import { NoticeListController } from './queries/notice-list/notice-list.controller.js';
import { ObjectionHandlersController } from './queries/objection-handlers/objection-handlers.controller.js';
import { ObjectionController } from './queries/objection/objection.controller.js';
import { ObjectionListController } from './queries/objection-list/objection-list.controller.js';
import { PublicNoticesController } from './queries/public-notices/public-notices.controller.js';
import { PublicTitlesController } from './queries/public-titles/public-titles.controller.js';
import { SlateCandidatesController } from './queries/slate-candidates/slate-candidates.controller.js';
import { SlateController } from './queries/slate/slate.controller.js';
import { SlateListController } from './queries/slate-list/slate-list.controller.js';
import { WhenApplicationDetermined } from './reactions/when-application-determined/when-application-determined.reaction.js';
import { WhenCalendarLoaded } from './reactions/when-calendar-loaded/when-calendar-loaded.reaction.js';
import { WhenNoticeChanged } from './reactions/when-notice-changed/when-notice-changed.reaction.js';
import { WhenObjectionChanged } from './reactions/when-objection-changed/when-objection-changed.reaction.js';
import { WhenRoundConcluded } from './reactions/when-round-concluded/when-round-concluded.reaction.js';
import { WhenSlateApproved } from './reactions/when-slate-approved/when-slate-approved.reaction.js';
import { WhenSubjectGraded } from './reactions/when-subject-graded/when-subject-graded.reaction.js';
import { CandidateLists } from './slates/candidate-lists.js';
import { CandidatesOfSlate } from './slates/candidates-of-slate.js';
import { ProjectedCandidatesOfSlate } from './slates/projected-candidates-of-slate.js';
import { SlateTenure } from './slates/slate-tenure.js';

/** From results to who may be named: lists of candidates, public notices and objections to them. */
@Module({
  imports: [
    AwardsCoreModule,
    ProjectionsModule.forFeature({
      context: 'awards',
      reactions: [WhenSlateApproved, WhenNoticeChanged, WhenObjectionChanged, WhenCalendarLoaded],
      deadlines: [NoticeEndDeadline, ObjectionReplyDeadline],
    }),
    MessagingModule.forFeature({
      context: 'awards',
      publications: [noticePublications],
      reactions: [WhenSubjectGraded, WhenRoundConcluded, WhenApplicationDetermined],
    }),
  ],
  controllers: [
    SlateListController,
    SlateController,
    SlateCandidatesController,
    StrikeCandidateController,
    ApproveSlateController,
    NoticeListController,
    NoticeController,
    OpenNoticeController,
    CancelNoticeController,
    ObjectionListController,
    ObjectionController,
    ObjectionHandlersController,
    RegisterObjectionController,
    AssignHandlerController,
    DecideObjectionController,
    ReplyToObjectionController,
    OpenIdentityController,
    PublicNoticesController,
    PublicTitlesController,
    ReceiveObjectionController,
  ],
  providers: [
    ApproveSlateHandler,
    AssignHandlerHandler,
    CancelNoticeHandler,
    DecideObjectionHandler,
    OpenIdentityHandler,
    OpenNoticeHandler,
    ReceiveObjectionHandler,
    RegisterObjectionHandler,
    ReplyToObjectionHandler,
    StrikeCandidateHandler,
    CandidateLists,
    { provide: CandidatesOfSlate, useClass: ProjectedCandidatesOfSlate },
    NamingReadiness,
    NoticeEndDeadline,
    ObjectedNotices,
    ObjectionReplyDeadline,
    PublicTenants,
    SlateTenure,
    WhenApplicationDetermined,
    WhenNoticeChanged,
    WhenObjectionChanged,
    WhenRoundConcluded,
    WhenCalendarLoaded,
    WhenSlateApproved,
    WhenSubjectGraded,
  ],
  exports: [CandidateLists, NamingReadiness],
})
export class NoticesModule {}
