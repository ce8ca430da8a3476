import type { ListedCandidate } from '@gongjian/awards-domain';
import type { LocalDate, SubjectAsOf } from '@gongjian/shared-kernel';

export interface SlateCandidate extends ListedCandidate {
  readonly titleId: string;
  readonly subject: SubjectAsOf;
}

/** Port: who stands on a list, struck or not, in the order of their ranks. As titles have told it so far. */
export abstract class CandidatesOfSlate {
  abstract of(tenant: string, slateId: string): Promise<readonly SlateCandidate[]>;
}

/** The day from which on all of them may be shown or approved; `null`: there are none. */
export function latestResultOn(candidates: readonly SlateCandidate[]): LocalDate | null {
  const days = candidates.map(({ result }) => result.resultOn);
  return days.reduce<LocalDate | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}
