import type { UnitEvent } from '@gongjian/directory-contracts';
import type { Findable, View } from '@gongjian/shared-kernel';
import { namedTexts } from '../named-texts.js';
import { unitView, type UnitRow } from './unit.view.js';

export interface UnitSearchRow extends Findable {
  readonly unit: UnitRow;
}

/** What a unit is found by: every name it has or had. */
export const unitSearchView: View<UnitSearchRow, UnitEvent> = (row, fact) => {
  const unit = unitView(row?.unit ?? null, fact);
  if (unit === null) return null;
  const { id, names, divisions } = unit;
  const division = divisions.at(-1)?.value ?? null;
  return {
    id,
    ...namedTexts(names, division?.name ?? null),
    divisionId: division?.id ?? null,
    unitIds: [id],
    leadsTo: {},
    since: row?.since ?? fact.metadata.recordedAt,
    unit,
  };
};
