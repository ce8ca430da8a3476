import { foundBySubject, withText, type View } from '@gongjian/shared-kernel';
import type { ReportedSearchRow } from '../reported-search-row.js';
import type { IncidentEvent } from './incident.events.js';

/** What an incident is found by: its subject, and the reporter's number. */
export const incidentSearchView: View<ReportedSearchRow, IncidentEvent> = (row, { event, metadata }) => {
  if (event.type === 'IncidentReported') {
    const { incidentId: id, subject, source, reference } = event.data;
    const texts = withText([], 'reference', reference);
    return { id, ...foundBySubject(subject), texts, since: metadata.recordedAt, reporterId: source.id };
  }
  return row !== null && event.type === 'IncidentCorrected'
    ? { ...row, ...foundBySubject(event.data.now.subject) }
    : row;
};
