import { foundBySubject, withText, type View } from '@gongjian/shared-kernel';
import type { ReportedSearchRow } from '../reported-search-row.js';
import type { ComplaintEvent } from './complaint.events.js';

/** What a complaint is found by: its subject, and the reporter's number. Nothing of what it says. */
export const complaintSearchView: View<ReportedSearchRow, ComplaintEvent> = (row, { event, metadata }) => {
  if (event.type === 'ComplaintRegistered') {
    const { complaintId: id, subject, source, reference } = event.data;
    const texts = withText([], 'reference', reference);
    return { id, ...foundBySubject(subject), texts, since: metadata.recordedAt, reporterId: source.id };
  }
  return row !== null && event.type === 'ComplaintCorrected'
    ? { ...row, ...foundBySubject(event.data.now.subject) }
    : row;
};
