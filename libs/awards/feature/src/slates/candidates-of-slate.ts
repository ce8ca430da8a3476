import type { ListedCandidate } from '@gongjian/awards-domain';
import type { BasisInput, LocalDate, SubjectAsOf } from '@gongjian/shared-kernel';
import { titleStream } from '../titles/title-stream.js';

export interface SlateCandidate extends ListedCandidate {
  readonly titleId: string;
  /** Of the title, as it was listed. */
  readonly revision: string;
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

/** The titles of candidates, each once, as a decision on their lists saw them. */
export function titlesOf(candidates: readonly SlateCandidate[]): readonly BasisInput[] {
  const revisions = new Map(candidates.map(({ titleId, revision }) => [titleStream(titleId), revision]));
  return [...revisions].map(([stream, revision]) => ({ stream, revision }));
}
