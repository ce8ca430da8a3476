import type { SubjectEvent } from '@gongjian/directory-contracts';
import type { Findable, View } from '@gongjian/shared-kernel';
import { namedTexts } from '../named-texts.js';
import { subjectView, type SubjectRow } from './subject.view.js';

export interface SubjectSearchRow extends Findable {
  readonly subject: SubjectRow;
}

/** What a subject is found by: every name it has or had. */
export const subjectSearchView: View<SubjectSearchRow, SubjectEvent> = (row, fact) => {
  const subject = subjectView(row?.subject ?? null, fact);
  if (subject === null) return null;
  const { id, names, divisions, unit } = subject;
  const division = divisions.at(-1)?.value ?? null;
  return {
    id,
    ...namedTexts(names, division?.name ?? null),
    divisionId: division?.id ?? null,
    unitIds: unit === null ? [] : [unit.id],
    leadsTo: {},
    since: row?.since ?? fact.metadata.recordedAt,
    subject,
  };
};
