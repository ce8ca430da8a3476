import { localDate, personal, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const registerPersonRequest = z
  .strictObject({
    name: personal(60),
    phone: personal(30).nullable().default(null),
    post: z
      .strictObject({ title: text(60), unitId: uuid(), from: localDate() })
      .nullable()
      .default(null),
  })
  .meta({ id: 'RegisterPersonRequest' });
export type RegisterPersonBody = z.output<typeof registerPersonRequest>;
