import { noticeCancelledV1, type NoticeCancelledV1 } from '@gongjian/awards-contracts';
import type { NoticeEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type NoticeCancelled = Extract<NoticeEvent, { readonly type: 'NoticeCancelled' }>;

export const noticeCancelledPublication = publication<NoticeCancelled, NoticeCancelledV1>({
  name: 'notice_cancelled',
  event: noticeCancelledV1,
  from: 'NoticeCancelled',
  map: ({ event: { data }, metadata }: Fact<NoticeCancelled>) => ({ noticeId: data.noticeId, act: actOf(metadata) }),
});
