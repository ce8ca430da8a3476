import { withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { NoticeEvent } from './notice.events.js';

/** What a notice is found by: whose it is, and the titles it is about. Its candidates are found as titles. */
export const noticeSearchView: View<Findable, NoticeEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type !== 'NoticeOpened') return row;
  const { noticeId: id, division, key, programme: programmeId } = event.data;
  const place = { subtitle: null, divisionId: division?.id ?? null, unitIds: [] };
  return {
    id,
    title: division?.name ?? key,
    texts: withText([], 'code', key),
    ...place,
    leadsTo: { programmeId },
    since,
  };
};
