import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const changeUnitSuperiorRequest = z
  .strictObject({ superiorId: uuid().nullable(), effectiveOn: localDate() })
  .meta({ id: 'ChangeUnitSuperiorRequest' });
export type ChangeUnitSuperiorBody = z.output<typeof changeUnitSuperiorRequest>;
