import type { ProgrammeDefinition } from '@gongjian/plans-contracts';

export interface SubjectTraits {
  readonly kind: string;
  readonly class: string | null;
  /** Of a division. */
  readonly level: string | null;
}

/** Whether the version lets it hold its title: as a subject of the programme, or by its members. */
export function admits({ subjects, award }: ProgrammeDefinition, subject: SubjectTraits): boolean {
  const rollUp = award?.rollUp;
  if (rollUp !== undefined && subject.kind === 'division' && subject.level === rollUp.level) return true;
  return subjects.who.some(
    ({ kind, level, classes }) =>
      kind === subject.kind &&
      (level === undefined || level === subject.level) &&
      (classes === undefined || (subject.class !== null && classes.includes(subject.class))),
  );
}
