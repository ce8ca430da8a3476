import { foundBySubject, withoutText, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { FollowUpEvent, FollowUpPlace } from './followup.events.js';

/** What a follow-up is found by: its subject, its number and those of the orders made in it. */
export const followUpSearchView: View<Findable, FollowUpEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  switch (event.type) {
    case 'FollowUpOpened':
    case 'FollowUpWithdrawn':
      return row ?? { ...ofPlace(event.data), since };
    case 'FollowUpConfirmed':
      return row && { ...row, texts: withText(row.texts, 'number', event.data.documentNumber) };
    case 'RectificationLinked': {
      if (row === null) return null;
      const { unit, documentNumber } = event.data;
      const unitIds = unit === null ? row.unitIds : [...new Set([...row.unitIds, unit.id])];
      return { ...row, unitIds, texts: withText(row.texts, 'number', documentNumber) };
    }
    case 'FollowUpCorrected': {
      const { correction, was } = event.data;
      if (row === null || correction.field !== 'documentNumber') return row;
      const others = withoutText(row.texts, 'number', typeof was === 'string' ? was : null);
      return { ...row, texts: withText(others, 'number', correction.value) };
    }
    default:
      return row;
  }
};

function ofPlace({ followUpId: id, titleId, subject, programmeId }: FollowUpPlace): Omit<Findable, 'since'> {
  const { leadsTo, ...found } = foundBySubject(subject);
  return { id, ...found, texts: [], leadsTo: { ...leadsTo, titleId, programmeId } };
}
