import { z } from 'zod';
import { keyChangeReason } from '../../tree-key.requests.js';

export const addTreeKeyRequest = z.strictObject({ reason: keyChangeReason }).meta({ id: 'AddTreeKey' });
export type AddTreeKeyBody = z.output<typeof addTreeKeyRequest>;
