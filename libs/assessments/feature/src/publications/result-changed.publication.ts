import { resultChangedV1, type ResultChangedV1 } from '@gongjian/assessments-contracts';
import type { ResultEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldStanding } from './standing-of.js';

type ResultChanged = Extract<ResultEvent, { readonly type: 'ResultChanged' }>;

export const resultChangedPublication = publication<ResultChanged, ResultChangedV1>({
  name: 'result_changed',
  event: resultChangedV1,
  from: 'ResultChanged',
  map({ event: { data }, metadata }: Fact<ResultChanged>) {
    const { resultId, roundId, roundCode, decides, programme, version, key, subjectId, sheetRevision, from, to } = data;
    // Before results named their programme's key nobody listened.
    if (key === undefined) return null;
    return {
      resultId,
      roundId,
      roundCode,
      decides,
      programmeId: programme,
      version,
      key,
      subjectId,
      sheetRevision,
      from: toldStanding(from),
      to: toldStanding(to),
      act: actOf(metadata),
    };
  },
});
