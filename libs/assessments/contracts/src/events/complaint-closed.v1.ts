import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { subject, subjectExample } from './parts.js';

const data = z.object({
  complaintId: id,
  subjectId: id,
  subject,
  /** Of the subject. */
  unitId: id.nullable(),
  kinds: z.array(z.string()),
  receivedOn: day,
  act,
});

export type ComplaintClosedV1 = z.output<typeof data>;

export const complaintClosedV1: IntegrationEventDefinition<ComplaintClosedV1> = {
  context: 'assessments',
  name: 'ComplaintClosed',
  major: 1,
  meaning: {
    zh: '投诉办结。',
    en: 'A complaint was closed.',
  },
  data,
  example: {
    complaintId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d0b',
    subjectId: subjectExample.id,
    subject: subjectExample,
    unitId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43',
    kinds: ['prevention'],
    receivedOn: '2026-11-12',
    act: actExample,
  },
};
