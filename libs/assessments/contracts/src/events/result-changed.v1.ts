import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample, standing, standingExample, subjectExample } from './parts.js';

const data = z.object({
  resultId: id,
  roundId: id,
  roundCode: z.string(),
  decides: z.boolean(),
  ...programmePlace,
  subjectId: id,
  sheetRevision: z.string(),
  from: z.object(standing),
  to: z.object(standing),
  act,
});

export type ResultChangedV1 = z.output<typeof data>;

export const resultChangedV1: IntegrationEventDefinition<ResultChangedV1> = {
  context: 'assessments',
  name: 'ResultChanged',
  major: 1,
  meaning: {
    zh: '评定结果经复核后更改。',
    en: 'A result was changed after it was examined again.',
  },
  data,
  example: {
    resultId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d03',
    roundId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d01',
    roundCode: 'annual',
    decides: true,
    ...programmePlaceExample,
    subjectId: subjectExample.id,
    sheetRevision: '26',
    from: standingExample,
    to: { ...standingExample, grade: 'none', named: false, total: 59, stars: 5, rank: 60 },
    act: actExample,
  },
};
