import { id } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { planPlaceExample } from './plan-place.js';
import { subject, subjectExample } from './subject.js';

/** Members of what is told of the follow-up of a removal. */
export const followUpPlace = {
  followUpId: id,
  removalId: id,
  titleId: id,
  subjectId: id,
  subject,
  programmeId: id,
  version: z.int().positive(),
};

export const followUpPlaceExample = {
  followUpId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d22',
  removalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d12',
  titleId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d01',
  subjectId: subjectExample.id,
  subject: subjectExample,
  programmeId: planPlaceExample.programme.id,
  version: 2,
};
