import { act, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { evidencePlace, evidencePlaceExample } from './evidence-place.js';

const data = z.object({
  ...evidencePlace,
  /** Code of the reason. */
  cause: z.string(),
  act,
});

export type EvidenceReopenedV1 = z.output<typeof data>;

export const evidenceReopenedV1: IntegrationEventDefinition<EvidenceReopenedV1> = {
  context: 'plans',
  name: 'EvidenceReopened',
  major: 1,
  meaning: {
    zh: '已通过的佐证材料重新办理，暂不能证明所列指标。',
    en: 'Evidence that was approved is being done again; until then it shows nothing.',
  },
  data,
  example: { ...evidencePlaceExample, cause: 'wrongEvidence', act: actExample },
};
