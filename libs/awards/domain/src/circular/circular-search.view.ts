import { withFiles, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { CircularEvent } from './circular.events.js';

/** What a circular is found by: the unit it is about and its number. */
export const circularSearchView: View<Findable, CircularEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type === 'CircularDrafted') {
    const { circularId: id, unit, authority, programme: programmeId } = event.data;
    const place = { subtitle: authority.name, divisionId: unit.division.id, unitIds: [unit.id] };
    return { id, title: unit.name, texts: [], ...place, leadsTo: { unitId: unit.id, programmeId }, since };
  }
  if (row === null || event.type !== 'CircularDecided') return row;
  const { documentNumber, document } = event.data;
  return withFiles({ ...row, texts: withText(row.texts, 'number', documentNumber) }, [document]);
};
