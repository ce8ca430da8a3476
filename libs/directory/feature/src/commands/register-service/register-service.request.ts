import { text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const registerServiceRequest = z
  .strictObject({
    name: text(200),
    unitId: uuid().meta({ description: '对它负责的单位。The unit that answers for it.' }),
  })
  .meta({ id: 'RegisterServiceRequest' });
export type RegisterServiceBody = z.output<typeof registerServiceRequest>;
