import { withText, type Findable, type View } from '@gongjian/shared-kernel';
import type { RoundEvent } from './round.events.js';

/** What a round is found by: whose it is, its period, and its codes in the definition. */
export const roundSearchView: View<Findable, RoundEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  if (event.type !== 'RoundOpened') return row;
  const { roundId: id, division, period, roundCode, key, programme: programmeId } = event.data;
  const texts = withText(withText(withText([], 'period', period.key), 'code', roundCode), 'code', key);
  const place = { subtitle: null, divisionId: division.id, unitIds: [] };
  return { id, title: division.name, texts, ...place, leadsTo: { programmeId }, since };
};
