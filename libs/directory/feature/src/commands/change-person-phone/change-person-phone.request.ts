import { personal } from '@gongjian/shared-http';
import { z } from 'zod';

export const changePersonPhoneRequest = z
  .strictObject({ phone: personal(30).nullable() })
  .meta({ id: 'ChangePersonPhoneRequest' });
export type ChangePersonPhoneBody = z.output<typeof changePersonPhoneRequest>;
