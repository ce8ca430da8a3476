import { withFiles, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { CommendationEvent } from './commendation.events.js';

/** What a commendation is found by: whom it is for, if that is no person, and its number. */
export const commendationSearchView: View<Findable, CommendationEvent> = (row, { event, metadata }) => {
  if (event.type === 'CommendationProposed') {
    const { commendationId: id, to, division, programme: programmeId } = event.data;
    const title = to.kind === 'member' ? '' : to.name;
    const place = { subtitle: division?.name ?? null, divisionId: division?.id ?? null, unitIds: [] };
    return { id, title, texts: [], ...place, leadsTo: { programmeId }, since: metadata.recordedAt };
  }
  if (row === null || event.type !== 'CommendationDecided') return row;
  const { documentNumber, document } = event.data;
  return withFiles({ ...row, texts: withText(row.texts, 'number', documentNumber) }, [document]);
};
