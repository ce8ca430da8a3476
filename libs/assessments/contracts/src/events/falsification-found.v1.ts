import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample, subject, subjectExample } from './parts.js';

const data = z.object({
  sheetId: id,
  proposalId: id,
  subjectId: id,
  subject,
  programmeId: programmePlace.programmeId,
  version: programmePlace.version,
  /** What was falsified. */
  what: z.string(),
  foundOn: day,
  act,
});

export type FalsificationFoundV1 = z.output<typeof data>;

export const falsificationFoundV1: IntegrationEventDefinition<FalsificationFoundV1> = {
  context: 'assessments',
  name: 'FalsificationFound',
  major: 1,
  meaning: {
    zh: '认定弄虚作假。',
    en: 'Falsification was found.',
  },
  data,
  example: {
    sheetId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d04',
    proposalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d08',
    subjectId: subjectExample.id,
    subject: subjectExample,
    programmeId: programmePlaceExample.programmeId,
    version: programmePlaceExample.version,
    what: 'register',
    foundOn: '2026-11-19',
    act: actExample,
  },
};
