import { withFiles, withText, type Findable, type UnitAsOf, type View } from '@gongjian/shared-kernel';
import type { EscalationEvent } from './escalation.events.js';

/** What an escalation is found by: what is overdue, and the numbers of its orders. */
export const escalationSearchView: View<Findable, EscalationEvent> = (row, { event, metadata }) => {
  switch (event.type) {
    case 'EscalationOpened': {
      const { escalationId: id, target, programmeId, division, unit } = event.data;
      const title = target.heading ?? target.subject?.name ?? '';
      const place = { subtitle: unit?.name ?? division.name, divisionId: division.id, leadsTo: { programmeId } };
      const { texts, unitIds, since } = row ?? { texts: [], unitIds: [], since: metadata.recordedAt };
      return ofUnit({ ...row, id, title, texts, unitIds, since, ...place }, unit);
    }
    case 'ReminderSent':
    case 'EscalationDrafted':
    case 'UnitTold':
      return row && ofUnit(row, event.data.unit);
    case 'EscalationDecided': {
      const { documentNumber, document } = event.data;
      return row && withFiles({ ...row, texts: withText(row.texts, 'number', documentNumber) }, [document]);
    }
    default:
      return row;
  }
};

function ofUnit(row: Findable, unit: UnitAsOf | null): Findable {
  return unit === null || row.unitIds.includes(unit.id) ? row : { ...row, unitIds: [...row.unitIds, unit.id] };
}
