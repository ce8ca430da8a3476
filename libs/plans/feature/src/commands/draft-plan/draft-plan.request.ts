import { personal, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { planGroup, planHeader, planItem, planStages } from '../../requests/parts.js';

export const draftPlanRequest = z
  .strictObject({
    programmeId: uuid(),
    programmeVersion: z.int().min(1).optional().meta({ description: '缺省为最新版本。The latest when left out.' }),
    header: planHeader,
    stages: planStages.default([]),
    groups: z.array(planGroup).max(40).default([]),
    items: z.array(planItem).max(300).default([]),
    importedFrom: z
      .strictObject({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size: z.int().min(0),
        mediaType: text(100),
        fileName: personal(255).optional(),
      })
      .optional(),
  })
  .meta({ id: 'DraftPlan' });
export type DraftPlanBody = z.output<typeof draftPlanRequest>;
