import { withFiles, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { ReportEvent } from './report.events.js';

/** What a progress report is found by: the unit that owes it, and its period. */
export const reportSearchView: View<Findable, ReportEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type === 'ReportAsked') {
    const { reportId: id, planId, unit, rules, period } = event.data;
    const place = { subtitle: unit.division.name, divisionId: unit.division.id, unitIds: [unit.id] };
    const leadsTo = { planId, programmeId: rules.programme };
    return { id, title: unit.name, texts: withText([], 'period', period.key), ...place, leadsTo, since };
  }
  return row !== null && event.type === 'ReportFiled' ? withFiles(row, event.data.files) : row;
};
