import { uuid } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const assignRectificationUnitRequest = z
  .strictObject({ unitId: uuid(), reason: reason.optional(), lateEntry: lateEntry.optional() })
  .meta({ id: 'AssignRectificationUnit' });
export type AssignRectificationUnitBody = z.output<typeof assignRectificationUnitRequest>;
