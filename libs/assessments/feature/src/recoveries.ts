import { resultCatalogue, type ResultEvent, type RoundConcluded } from '@gongjian/assessments-domain';
import { decodeEvent, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { BasisInput, Fact } from '@gongjian/shared-kernel';
import type { Recovery } from '@gongjian/shared-records';

/** A round is concluded on the sheets that its subjects were graded by, one after another, since it was closed. */
export const assessmentsRecoveries: readonly Recovery[] = [
  { category: 'round', type: 'RoundConcluded', categories: ['result'], since: 'RoundClosed', inputs: gradedSheets },
];

async function gradedSheets({ event }: Fact, log: AsyncIterable<RecordedEvent>): Promise<readonly BasisInput[]> {
  const { roundId } = event.data as RoundConcluded;
  const sheets: BasisInput[] = [];
  for await (const recorded of log) {
    if (recorded.type !== 'SubjectGraded') continue;
    const graded = decodeEvent<Extract<ResultEvent, { readonly type: 'SubjectGraded' }>>(resultCatalogue, recorded);
    const { roundId: of, basis } = graded.event.data;
    if (of === roundId && !('count' in basis.inputs)) sheets.push(...basis.inputs);
  }
  return sheets;
}
