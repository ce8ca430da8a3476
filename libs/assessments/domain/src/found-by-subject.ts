import type { Findable, SubjectAsOf } from '@gongjian/shared-kernel';

/** Records of a subject are found by its name. */
export function ofSubject({
  id,
  name,
  division,
  unit,
}: SubjectAsOf): Pick<Findable, 'title' | 'subtitle' | 'divisionId' | 'unitIds' | 'leadsTo'> {
  return {
    title: name,
    subtitle: division.name,
    divisionId: division.id,
    unitIds: unit === null ? [] : [unit.id],
    leadsTo: { subjectId: id },
  };
}

/** A fact somebody reported. */
export interface ReportedSearchRow extends Findable {
  readonly reporterId: string;
}
