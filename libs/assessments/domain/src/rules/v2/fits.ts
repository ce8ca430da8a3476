import type { Subjects } from '@gongjian/plans-contracts';

export interface SubjectTraits {
  readonly kind: string;
  readonly class: string | null;
  /** Of a division. */
  readonly level: string | null;
}

/** Whether it may be a subject of the programme. */
export function fits({ who }: Subjects, subject: SubjectTraits): boolean {
  return who.some(
    ({ kind, level, classes }) =>
      kind === subject.kind &&
      (level === undefined || level === subject.level) &&
      (classes === undefined || (subject.class !== null && classes.includes(subject.class))),
  );
}
