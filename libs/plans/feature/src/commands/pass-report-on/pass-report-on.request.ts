import { REPORT_STEPS } from '@gongjian/plans-contracts';
import { z } from 'zod';

export const passReportOnRequest = z
  .strictObject({
    from: z.enum(REPORT_STEPS).meta({ description: '现在在谁手里。Who has it, as you know it.' }),
  })
  .meta({ id: 'PassReportOn' });
export type PassReportOnBody = z.output<typeof passReportOnRequest>;
