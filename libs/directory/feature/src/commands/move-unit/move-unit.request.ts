import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const moveUnitRequest = z
  .strictObject({ divisionId: uuid(), effectiveOn: localDate() })
  .meta({ id: 'MoveUnitRequest' });
export type MoveUnitBody = z.output<typeof moveUnitRequest>;
