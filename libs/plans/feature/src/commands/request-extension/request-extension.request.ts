import { localDate, uuid } from '@gongjian/shared-http';
import { lateAct, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const requestExtensionRequest = z
  .strictObject({ unitId: uuid().optional(), until: localDate(), reason, lateEntry: lateAct.optional() })
  .meta({ id: 'RequestExtension' });
export type RequestExtensionBody = z.output<typeof requestExtensionRequest>;
