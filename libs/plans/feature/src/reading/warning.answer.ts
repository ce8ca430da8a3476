import type { Warning } from '@gongjian/plans-contracts';
import { id } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const warning: z.ZodType<Warning> = z
  .strictObject({
    code: z.literal('UNIT.WITHOUT_HEAD').meta({
      description:
        '单位没有在任的负责人，报送后无人审签。The unit has no head in office: nobody can sign what it submits.',
    }),
    itemId: id.nullable().meta({ description: '直接分派的任务为 null。null for a task assigned beside the items.' }),
    taskId: id.nullable().meta({ description: '尚未分派时为 null。null while there is no task yet.' }),
    unit: z.strictObject({ id, name: z.string() }),
    level: z.int().min(1).meta({ description: '将停在第几级审核。The review level it will wait at.' }),
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: 'Warning' });

export const warnings = z.array(warning).meta({
  description:
    '此刻的提示：照现状办下去会卡住的事；回看（asOf）时为空。What will get stuck as things stand now; empty as of a past moment.',
});
