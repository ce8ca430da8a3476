import { applicationDeterminedV1, type ApplicationDeterminedV1 } from '@gongjian/assessments-contracts';
import type { ApplicationEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type ApplicationDetermined = Extract<ApplicationEvent, { readonly type: 'ApplicationDetermined' }>;

export const applicationDeterminedPublication = publication<ApplicationDetermined, ApplicationDeterminedV1>({
  name: 'application_determined',
  event: applicationDeterminedV1,
  from: 'ApplicationDetermined',
  map({ event: { data }, metadata }: Fact<ApplicationDetermined>) {
    return {
      applicationId: data.applicationId,
      subjectId: data.subject.id,
      subject: subjectAsOf(data.subject),
      programmeId: data.programme,
      version: data.version,
      key: data.key,
      grade: data.grade,
      result: data.result && {
        roundId: data.result.roundId,
        roundCode: data.result.roundCode,
        sheetId: data.result.sheetId,
      },
      on: data.on,
      ...(data.assessors === undefined ? {} : { assessors: [...data.assessors] }),
      act: actOf(metadata),
    };
  },
});
