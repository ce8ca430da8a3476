import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample, subject, subjectExample } from './parts.js';

const data = z.object({
  applicationId: id,
  subjectId: id,
  subject,
  ...programmePlace,
  grade: z.string(),
  /** `null`: it was determined without an evaluation. */
  result: z.object({ roundId: id, roundCode: z.string(), sheetId: id }).nullable(),
  on: day,
  /** Ids of the persons who evaluated and determined it, and of those they did it for. */
  assessors: z.array(id).exactOptional(),
  act,
});

export type ApplicationDeterminedV1 = z.output<typeof data>;

export const applicationDeterminedV1: IntegrationEventDefinition<ApplicationDeterminedV1> = {
  context: 'assessments',
  name: 'ApplicationDetermined',
  major: 1,
  meaning: {
    zh: '申报已认定。',
    en: 'An application was determined.',
  },
  data,
  example: {
    applicationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d05',
    subjectId: subjectExample.id,
    subject: subjectExample,
    ...programmePlaceExample,
    grade: 'qualified',
    result: {
      roundId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d01',
      roundCode: 'annual',
      sheetId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d04',
    },
    on: '2026-11-19',
    assessors: ['018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d71'],
    act: actExample,
  },
};
