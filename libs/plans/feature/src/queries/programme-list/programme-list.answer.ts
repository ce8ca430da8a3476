import type { ProgrammeListItem } from '@gongjian/plans-contracts';
import { id, moment, named, names, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const programmeListItem: z.ZodType<ProgrammeListItem> = z
  .strictObject({
    id,
    revision,
    names: names.nullable(),
    kind: z.string().nullable(),
    authority: named,
    latestVersion: z.int().nullable(),
    draftDiffers: z.boolean(),
    changedAt: moment,
  })
  .meta({ id: 'ProgrammeListItem' });

export const programmeListAnswer = pageOf('ProgrammeList', programmeListItem);
