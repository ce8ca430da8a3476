import { localDate } from '@gongjian/shared-http';
import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const decideExtensionRequest = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('grant'), until: localDate().optional(), reason: reason.optional() }),
    z.strictObject({ decision: z.literal('refuse'), reason }),
  ])
  .meta({ id: 'DecideExtension' });
export type DecideExtensionBody = z.output<typeof decideExtensionRequest>;
