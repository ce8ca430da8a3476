import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { lateAct, reason } from '../../requests/parts.js';

export const requestExtensionRequest = z
  .strictObject({ unitId: uuid().optional(), until: localDate(), reason, lateEntry: lateAct.optional() })
  .meta({ id: 'RequestExtension' });
export type RequestExtensionBody = z.output<typeof requestExtensionRequest>;
