import { personal, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideAppealRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    outcome: z.enum(['upheld', 'dismissed']),
    findings: personal(8_000).optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'DecideAppeal' });
export type DecideAppealBody = z.output<typeof decideAppealRequest>;
