import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';

const data = z.object({ commendationId: id, act });

export type CommendationRevokedV1 = z.output<typeof data>;

export const commendationRevokedV1: IntegrationEventDefinition<CommendationRevokedV1> = {
  context: 'awards',
  name: 'CommendationRevoked',
  major: 1,
  meaning: { zh: '表彰已撤销。', en: 'The commendation was revoked.' },
  data,
  example: { commendationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d16', act: actExample },
};
