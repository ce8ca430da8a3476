import { act, id, type IntegrationEventDefinition, named } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { clock, divisionExample, roundPlace, roundPlaceExample } from './parts.js';

const data = z.object({
  ...roundPlace,
  form: z.enum(['selfCheck', 'inspection', 'summary']),
  division: named,
  /** `null`: it opened by an application or by hand. */
  planId: id.nullable(),
  applicationId: id.nullable(),
  due: clock,
  act,
});

export type RoundOpenedV1 = z.output<typeof data>;

export const roundOpenedV1: IntegrationEventDefinition<RoundOpenedV1> = {
  context: 'assessments',
  name: 'RoundOpened',
  major: 1,
  meaning: {
    zh: '一轮考评已开启。',
    en: 'A round of assessment opened.',
  },
  data,
  example: {
    ...roundPlaceExample,
    form: 'inspection',
    division: divisionExample,
    planId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31',
    applicationId: null,
    due: {
      from: '2026-12-31',
      lastDay: '2027-01-28',
      dueAt: '2027-01-28T16:00:00.000Z',
      days: 20,
      of: 'working',
      calendar: null,
    },
    act: actExample,
  },
};
