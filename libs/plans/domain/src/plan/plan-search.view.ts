import { withFiles, withoutText, withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { PlanEvent, PlanHeader } from './plan.events.js';

/** What a plan is found by: its title, its number and the programme it carries out. */
export const planSearchView: View<Findable, PlanEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type === 'PlanDrafted') {
    const { planId: id, programme } = event.data;
    const texts = withText(withText([], 'name', programme.names.zh), 'name', programme.names.en);
    return { id, texts, unitIds: [], leadsTo: { programmeId: programme.id }, since, ...ofHeader(event.data) };
  }
  if (row === null) return null;
  switch (event.type) {
    case 'PlanHeaderChanged':
      return { ...row, ...ofHeader(event.data) };
    case 'PlanIssued':
      return withFiles({ ...row, texts: withText(row.texts, 'number', event.data.number) }, [event.data.document]);
    case 'PlanCorrected': {
      const { correction, was } = event.data;
      if (correction.field === 'title') return { ...row, title: correction.value };
      if (correction.field !== 'number') return row;
      const others = withoutText(row.texts, 'number', typeof was === 'string' ? was : null);
      return { ...row, texts: withText(others, 'number', correction.value) };
    }
    default:
      return row;
  }
};

function ofHeader({ title, authority, division }: PlanHeader): Pick<Findable, 'title' | 'subtitle' | 'divisionId'> {
  return { title, subtitle: authority.name, divisionId: division.id };
}
