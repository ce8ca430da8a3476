import { noticeEndedV1, type NoticeEndedV1 } from '@gongjian/awards-contracts';
import type { NoticeEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type NoticeEnded = Extract<NoticeEvent, { readonly type: 'NoticeEnded' }>;

export const noticeEndedPublication = publication<NoticeEnded, NoticeEndedV1>({
  name: 'notice_ended',
  event: noticeEndedV1,
  from: 'NoticeEnded',
  map({ event: { data }, metadata }: Fact<NoticeEnded>) {
    const { programme: programmeId, version, key, noticeId, count, firstDay, lastDay } = data;
    return { programmeId, version, key, noticeId, count, firstDay, lastDay, act: actOf(metadata) };
  },
});
