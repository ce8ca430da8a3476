import { personal, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const changePersonNameRequest = z
  .strictObject({ name: personal(60), reason: text(500).nullable().default(null) })
  .meta({ id: 'ChangePersonNameRequest' });
export type ChangePersonNameBody = z.output<typeof changePersonNameRequest>;
