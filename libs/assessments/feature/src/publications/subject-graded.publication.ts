import { subjectGradedV1, type SubjectGradedV1 } from '@gongjian/assessments-contracts';
import type { ResultEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { roundPlaceOf } from './round-place.js';
import { toldStanding, toldSubject } from './standing-of.js';

type SubjectGraded = Extract<ResultEvent, { readonly type: 'SubjectGraded' }>;

export const subjectGradedPublication = publication<SubjectGraded, SubjectGradedV1>({
  name: 'subject_graded',
  event: subjectGradedV1,
  from: 'SubjectGraded',
  map({ event: { data }, metadata }: Fact<SubjectGraded>) {
    const { resultId, subject, sheetId, sheetRevision, applicationId, previous, countsIn, assessors } = data;
    return {
      ...roundPlaceOf(data),
      ...toldStanding(data),
      resultId,
      subjectId: subject.id,
      subject: toldSubject(subject),
      sheetId,
      sheetRevision,
      applicationId,
      previous,
      countsIn: countsIn.map(({ code, of, every }) => ({ code, of, every })),
      ...(assessors === undefined ? {} : { assessors: [...assessors] }),
      act: actOf(metadata),
    };
  },
});
