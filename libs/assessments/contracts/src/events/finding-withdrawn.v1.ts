import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { subjectExample } from './parts.js';

const data = z.object({
  findingId: id,
  sheetId: id,
  subjectId: id,
  act,
});

export type FindingWithdrawnV1 = z.output<typeof data>;

export const findingWithdrawnV1: IntegrationEventDefinition<FindingWithdrawnV1> = {
  context: 'assessments',
  name: 'FindingWithdrawn',
  major: 1,
  meaning: {
    zh: '检查发现的问题已撤回。',
    en: 'A finding was withdrawn.',
  },
  data,
  example: {
    findingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d06',
    sheetId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d04',
    subjectId: subjectExample.id,
    act: actExample,
  },
};
