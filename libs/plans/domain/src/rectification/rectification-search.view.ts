import { foundBySubject, withFiles, withoutText, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { RectificationEvent } from './rectification.events.js';
import { unitsOfRectification } from './rectification.view.js';

/** What a rectification is found by: its subject, and the numbers of what asked for it and of its orders. */
export const rectificationSearchView: View<Findable, RectificationEvent> = (row, { event, metadata }) => {
  if (event.type === 'RectificationOrdered') {
    const { rectificationId: id, subject, programmeId, source, documentNumber, evidence } = event.data;
    const { leadsTo, ...found } = foundBySubject(subject);
    const texts = withText(withText([], 'number', documentNumber), 'reference', source.reference);
    const unitIds = unitsOfRectification(event.data);
    const place = { unitIds, leadsTo: { ...leadsTo, programmeId }, since: metadata.recordedAt };
    return withFiles({ id, ...found, texts, ...place }, evidence);
  }
  if (row === null) return null;
  switch (event.type) {
    case 'RectificationUnitAssigned':
      return { ...row, unitIds: unitsOfRectification(event.data) };
    case 'RectificationSubmitted':
      return withFiles(row, event.data.evidence);
    case 'RectificationTransferred':
      return { ...row, texts: withText(row.texts, 'number', event.data.documentNumber) };
    case 'RectificationCorrected': {
      const { correction, was } = event.data;
      if (correction.field !== 'documentNumber') return row;
      const others = withoutText(row.texts, 'number', typeof was === 'string' ? was : null);
      return { ...row, texts: withText(others, 'number', correction.value) };
    }
    default:
      return row;
  }
};
