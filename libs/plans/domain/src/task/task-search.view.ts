import { withFiles, withoutText, withText, type Findable, type View } from '@gongjian/shared-kernel';
import { accountableUnit } from './task-state.js';
import type { TaskEvent, TaskUnit } from './task.events.js';

/** What a task is found by: its heading, the numbers of its orders, its evidence. */
export const taskSearchView: View<Findable, TaskEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type === 'TaskAssigned') {
    const { taskId: id, planId, heading: title, units, order } = event.data;
    const texts = withText([], 'number', order.documentNumber);
    // What a job assigned is of the plan's order, which the plan holds.
    const own = order.batch === null ? [order.document] : [];
    return withFiles({ id, title, texts, leadsTo: { planId }, since, ...ofUnits(units) }, own);
  }
  if (row === null) return null;
  switch (event.type) {
    case 'TaskReassigned': {
      const { units, documentNumber = null } = event.data;
      return { ...row, ...ofUnits(units), texts: withText(row.texts, 'number', documentNumber) };
    }
    case 'EvidenceSubmitted':
      return withFiles(row, event.data.evidence);
    case 'TaskCorrected': {
      const { correction, was } = event.data;
      if (correction.field === 'heading') return { ...row, title: correction.value };
      if (correction.field !== 'documentNumber') return row;
      const others = withoutText(row.texts, 'number', typeof was === 'string' ? was : null);
      return { ...row, texts: withText(others, 'number', correction.value) };
    }
    default:
      return row;
  }
};

function ofUnits(units: readonly TaskUnit[]): Pick<Findable, 'subtitle' | 'divisionId' | 'unitIds'> {
  const accountable = accountableUnit(units);
  return {
    subtitle: accountable?.name ?? null,
    divisionId: accountable?.division.id ?? null,
    unitIds: units.map(({ unit }) => unit.id),
  };
}
