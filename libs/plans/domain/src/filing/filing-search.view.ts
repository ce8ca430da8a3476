import { foundBySubject, withFiles, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { FilingEvent } from './filing.events.js';

/** What a filing is found by: its subject, the indicator it shows and its period. */
export const filingSearchView: View<Findable, FilingEvent> = (row, { event, metadata }) => {
  if (event.type === 'FilingOpened') {
    const { filingId: id, subject, rules, indicator, periodKey, unit } = event.data;
    const { leadsTo, ...found } = foundBySubject(subject);
    const texts = withText(withText([], 'indicator', indicator), 'period', periodKey);
    const place = { unitIds: [unit.id], leadsTo: { ...leadsTo, programmeId: rules.programme } };
    return { id, ...found, texts, ...place, since: metadata.recordedAt };
  }
  return row !== null && event.type === 'FilingSubmitted' ? withFiles(row, event.data.evidence) : row;
};
