import { PERSON_ROLES } from '@gongjian/directory-contracts';
import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const appointActingRequest = z
  .strictObject({
    role: z.enum(PERSON_ROLES),
    divisionId: uuid(),
    actsForPersonId: uuid(),
    from: localDate(),
    to: localDate().nullable().default(null),
  })
  .meta({ id: 'AppointActingRequest' });
export type AppointActingBody = z.output<typeof appointActingRequest>;
