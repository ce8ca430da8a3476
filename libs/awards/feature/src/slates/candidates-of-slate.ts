import type { ListedCandidate } from '@gongjian/awards-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';

export interface SlateCandidate extends ListedCandidate {
  readonly titleId: string;
  readonly subject: SubjectAsOf;
}

/** Port: who stands on a list, struck or not, in the order of their ranks. As titles have told it so far. */
export abstract class CandidatesOfSlate {
  abstract of(tenant: string, slateId: string): Promise<readonly SlateCandidate[]>;
}
