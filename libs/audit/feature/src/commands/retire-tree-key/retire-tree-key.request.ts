import { z } from 'zod';
import { keyChangeReason } from '../../tree-key.requests.js';

export const retireTreeKeyRequest = z
  .strictObject({
    verifierKey: z.string().min(1).max(1_000).meta({ description: 'C2SP signed-note vkey' }),
    reason: keyChangeReason,
  })
  .meta({ id: 'RetireTreeKey' });
export type RetireTreeKeyBody = z.output<typeof retireTreeKeyRequest>;
