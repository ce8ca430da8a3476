import type { ApplicationRow } from '@gongjian/assessments-domain';

/** The division of the level that acts now, as it was when it was filed; `null` above the county. */
export function waitingAt({ waitsFor, subject }: ApplicationRow): string | null {
  switch (waitsFor?.at) {
    case 'community':
      return subject.division.id;
    case 'town':
      return subject.town?.id ?? null;
    case 'county':
      return subject.county?.id ?? null;
    default:
      return null;
  }
}
