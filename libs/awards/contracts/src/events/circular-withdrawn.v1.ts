import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';

const data = z.object({ circularId: id, act });

export type CircularWithdrawnV1 = z.output<typeof data>;

export const circularWithdrawnV1: IntegrationEventDefinition<CircularWithdrawnV1> = {
  context: 'awards',
  name: 'CircularWithdrawn',
  major: 1,
  meaning: {
    zh: '通报批评已撤回：视同未曾作出。',
    en: 'The circular of criticism was withdrawn: it counts as never made.',
  },
  data,
  example: { circularId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d17', act: actExample },
};
