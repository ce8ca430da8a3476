import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { agencyActExample } from './act.example.js';
import { subject, subjectExample } from './parts.js';

const data = z.object({
  complaintId: id,
  was: z.object({ subjectId: id, kinds: z.array(z.string()), receivedOn: day }),
  subjectId: id,
  subject,
  /** Of the subject. */
  unitId: id.nullable(),
  kinds: z.array(z.string()),
  receivedOn: day,
  act,
});

export type ComplaintCorrectedV1 = z.output<typeof data>;

export const complaintCorrectedV1: IntegrationEventDefinition<ComplaintCorrectedV1> = {
  context: 'assessments',
  name: 'ComplaintCorrected',
  major: 1,
  meaning: {
    zh: '投诉更正；对象或种类变了的须重新查实。',
    en: 'A complaint was corrected; about another subject or of other kinds it is to be verified anew.',
  },
  data,
  example: {
    complaintId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d0b',
    was: { subjectId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d0a', kinds: ['prevention'], receivedOn: '2026-11-12' },
    subjectId: subjectExample.id,
    subject: subjectExample,
    unitId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43',
    kinds: ['prevention'],
    receivedOn: '2026-11-11',
    act: agencyActExample,
  },
};
