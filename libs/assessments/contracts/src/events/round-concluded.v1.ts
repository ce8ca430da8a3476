import { act, type IntegrationEventDefinition, named } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { divisionExample, roundPlace, roundPlaceExample, sha256 } from './parts.js';

const data = z.object({
  ...roundPlace,
  division: named,
  count: z.int(),
  /** Of the sorted lines `subject id TAB grade`. */
  sha256,
  /** `none` among them; each hash of the sorted subject ids, one a line. */
  grades: z.array(z.object({ grade: z.string(), count: z.int(), sha256 })),
  previousPeriodKey: z.string().nullable(),
  act,
});

export type RoundConcludedV1 = z.output<typeof data>;

export const roundConcludedV1: IntegrationEventDefinition<RoundConcludedV1> = {
  context: 'assessments',
  name: 'RoundConcluded',
  major: 1,
  meaning: {
    zh: '一轮考评已有结论。',
    en: 'A round of assessment was concluded.',
  },
  data,
  example: {
    ...roundPlaceExample,
    division: divisionExample,
    count: 75,
    sha256: 'b'.repeat(64),
    grades: [
      { grade: 'none', count: 5, sha256: 'c'.repeat(64) },
      { grade: 'qualified', count: 70, sha256: 'd'.repeat(64) },
    ],
    previousPeriodKey: '2025',
    act: actExample,
  },
};
