import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorCode } from '../../requests/values.js';

export const proposeFalsificationRequest = z
  .strictObject({
    what: indicatorCode().meta({
      description: '弄虚作假的内容，如指标代码。What was falsified, such as the code of an indicator.',
    }),
    grounds: reason,
  })
  .meta({ id: 'ProposeFalsification' });
export type ProposeFalsificationBody = z.output<typeof proposeFalsificationRequest>;
