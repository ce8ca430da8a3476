import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { evidencePlace, evidencePlaceExample } from './evidence-place.js';

const data = z.object({
  ...evidencePlace,
  evidence: z.array(
    z.object({
      evidenceId: id,
      version: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      code: z
        .string()
        .exactOptional()
        .describe(
          '属于指标所需的哪一种材料，未说明的不写 Which evidence the indicators need it is, as far as that was told',
        ),
      takenOn: day
        .exactOptional()
        .describe('所反映情况的日期，未说明的不写 When what it shows was so, as far as that was told'),
    }),
  ),
  approvedOn: day,
  submitterIds: z
    .array(id)
    .exactOptional()
    .describe('报送人的编号，须回避考评；此前通过的不写 Who handed it in, by id: none of them assesses by it'),
  act,
});

export type EvidenceApprovedV1 = z.output<typeof data>;

export const evidenceApprovedV1: IntegrationEventDefinition<EvidenceApprovedV1> = {
  context: 'plans',
  name: 'EvidenceApproved',
  major: 1,
  meaning: {
    zh: '佐证材料已逐级审核通过，可证明所列指标。',
    en: 'Evidence was approved at every level; it shows the indicators met.',
  },
  data,
  example: {
    ...evidencePlaceExample,
    evidence: [
      {
        evidenceId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d24',
        version: 1,
        sha256: 'a'.repeat(64),
        code: 'photos',
        takenOn: '2026-05-28',
      },
    ],
    approvedOn: '2026-06-01',
    submitterIds: ['018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d61'],
    act: actExample,
  },
};
