import type { DivisionEvent } from '@gongjian/directory-contracts';
import { withText, type Findable, type View } from '@gongjian/shared-kernel';
import { namedTexts } from '../named-texts.js';
import { divisionView, type DivisionRow } from './division.view.js';

export interface DivisionSearchRow extends Findable {
  readonly division: DivisionRow;
}

/** What a division is found by: its code, and every name it has or had. */
export const divisionSearchView: View<DivisionSearchRow, DivisionEvent> = (row, fact) => {
  const division = divisionView(row?.division ?? null, fact);
  if (division === null) return null;
  const { id, code, names, parents } = division;
  const { title, subtitle, texts } = namedTexts(names, parents.at(-1)?.value?.name ?? null);
  return {
    id,
    title,
    subtitle,
    texts: withText(texts, 'code', code),
    divisionId: id,
    unitIds: [],
    leadsTo: {},
    since: row?.since ?? fact.metadata.recordedAt,
    division,
  };
};
