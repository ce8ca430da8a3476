import { noticeOpenedV1, type NoticeOpenedV1 } from '@gongjian/awards-contracts';
import type { NoticeEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type NoticeOpened = Extract<NoticeEvent, { readonly type: 'NoticeOpened' }>;

export const noticeOpenedPublication = publication<NoticeOpened, NoticeOpenedV1>({
  name: 'notice_opened',
  event: noticeOpenedV1,
  from: 'NoticeOpened',
  map({ event: { data }, metadata }: Fact<NoticeOpened>) {
    const { programme: programmeId, version, key, noticeId, count, firstDay, lastDay } = data;
    return { programmeId, version, key, noticeId, count, firstDay, lastDay: lastDay.lastDay, act: actOf(metadata) };
  },
});
