import { day, id } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { planPlaceExample } from './plan-place.js';
import { subject, subjectExample } from './subject.js';

/** Members of what is told of a problem that is to be put right. */
export const rectificationPlace = {
  rectificationId: id,
  subjectId: id,
  subject,
  programmeId: id,
  version: z.int().positive(),
  serious: z.boolean(),
  /** What asked for it: `id` of the finding, complaint or removal, `reference` of the document where it is on paper. */
  source: z.object({
    kind: z.enum(['finding', 'complaint', 'external', 'followUp', 'order']),
    id: id.nullable(),
    reference: z.string().nullable(),
  }),
  /** The removal whose follow-up it belongs to. */
  removalId: id.nullable(),
  /** The day it was ordered, became overdue, was closed or withdrawn. */
  occurredOn: day,
};

export const rectificationPlaceExample = {
  rectificationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d21',
  subjectId: subjectExample.id,
  subject: subjectExample,
  programmeId: planPlaceExample.programme.id,
  version: 2,
  serious: true,
  source: { kind: 'finding' as const, id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d06', reference: null },
  removalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d12',
  occurredOn: '2026-11-20',
};
