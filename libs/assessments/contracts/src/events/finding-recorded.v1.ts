import { act, day, id, type IntegrationEventDefinition, sealed } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { file, programmePlace, programmePlaceExample, sealedExample, subject, subjectExample } from './parts.js';

const data = z.object({
  findingId: id,
  sheetId: id,
  subjectId: id,
  subject,
  /** Of the subject. */
  unitId: id.nullable(),
  programmeId: programmePlace.programmeId,
  version: programmePlace.version,
  indicator: z.string().nullable(),
  serious: z.boolean(),
  what: sealed,
  putRightOnTheSpot: z.boolean(),
  foundOn: day,
  evidence: z.array(file),
  act,
});

export type FindingRecordedV1 = z.output<typeof data>;

export const findingRecordedV1: IntegrationEventDefinition<FindingRecordedV1> = {
  context: 'assessments',
  name: 'FindingRecorded',
  major: 1,
  meaning: {
    zh: '检查中发现问题。',
    en: 'An inspection found a problem.',
  },
  data,
  example: {
    findingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d06',
    sheetId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d04',
    subjectId: subjectExample.id,
    subject: subjectExample,
    unitId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43',
    programmeId: programmePlaceExample.programmeId,
    version: programmePlaceExample.version,
    indicator: 'gate',
    serious: true,
    what: sealedExample,
    putRightOnTheSpot: false,
    foundOn: '2026-11-19',
    evidence: [
      {
        fileId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d07',
        sha256: 'a'.repeat(64),
        size: 20480,
        mediaType: 'image/png',
        fileName: null,
      },
    ],
    act: actExample,
  },
};
