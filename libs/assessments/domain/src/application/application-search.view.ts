import { foundBySubject, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { ApplicationEvent } from './application.events.js';

export interface ApplicationSearchRow extends Findable {
  /** Who filed it, or recorded it for who did. */
  readonly filerId: string | null;
}

/** What an application is found by: its subject, and the numbers it was filed upward under. */
export const applicationSearchView: View<ApplicationSearchRow, ApplicationEvent> = (row, { event, metadata }) => {
  if (event.type === 'ApplicationFiled') {
    const { applicationId: id, subject, programme: programmeId, filer, recordedBy } = event.data;
    const filerId = filer?.personId ?? recordedBy?.personId ?? null;
    const { leadsTo, ...found } = foundBySubject(subject);
    return { id, ...found, texts: [], leadsTo: { ...leadsTo, programmeId }, since: metadata.recordedAt, filerId };
  }
  if (row === null || event.type !== 'ApplicationFiledUpward') return row;
  return { ...row, texts: withText(row.texts, 'number', event.data.receiptNumber) };
};
