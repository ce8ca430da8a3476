import type { PlacedSubject, Standing } from '@gongjian/assessments-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';

export function toldStanding({ grade, named, total, of, stars, rank, ranked }: Standing): Omit<Standing, 'missed'> {
  return { grade, named, total, of, stars, rank, ranked };
}

export function toldSubject({ id, kind, name, class: ofClass, division, unit }: PlacedSubject): SubjectAsOf {
  return { id, kind, name, class: ofClass, division, unit };
}
