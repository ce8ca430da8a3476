import { UNIT_KINDS } from '@gongjian/directory-contracts';
import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const registerUnitRequest = z
  .strictObject({
    name: text(200),
    kind: z.enum(UNIT_KINDS),
    divisionId: uuid(),
    superiorId: uuid().nullable().default(null),
    effectiveOn: localDate(),
  })
  .meta({ id: 'RegisterUnitRequest' });
export type RegisterUnitBody = z.output<typeof registerUnitRequest>;
