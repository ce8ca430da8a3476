import { act, day, id, type IntegrationEventDefinition, sealed } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { clock, programmePlace, programmePlaceExample, sealedExample, subject, subjectExample } from './parts.js';

const data = z.object({
  complaintId: id,
  subjectId: id,
  subject,
  /** Of the subject. */
  unitId: id.nullable(),
  kinds: z.array(z.string()),
  receivedOn: day,
  what: sealed,
  due: clock,
  programmeId: programmePlace.programmeId,
  version: programmePlace.version,
  act,
});

export type ComplaintVerifiedV1 = z.output<typeof data>;

export const complaintVerifiedV1: IntegrationEventDefinition<ComplaintVerifiedV1> = {
  context: 'assessments',
  name: 'ComplaintVerified',
  major: 1,
  meaning: {
    zh: '投诉查实，须限期整改。',
    en: 'A complaint was verified; it is to be put right in time.',
  },
  data,
  example: {
    complaintId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d0b',
    subjectId: subjectExample.id,
    subject: subjectExample,
    unitId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43',
    kinds: ['prevention'],
    receivedOn: '2026-11-12',
    what: sealedExample,
    due: {
      from: '2026-11-12',
      lastDay: '2026-11-16',
      dueAt: '2026-11-16T16:00:00.000Z',
      days: 3,
      of: 'calendar',
      calendar: 'cn-2026.1',
    },
    programmeId: programmePlaceExample.programmeId,
    version: programmePlaceExample.version,
    act: actExample,
  },
};
