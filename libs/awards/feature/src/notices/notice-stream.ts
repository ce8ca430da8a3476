import { streamName } from '@gongjian/shared-event-sourcing';

export function noticeStream(noticeId: string): string {
  return streamName('notice', noticeId);
}
