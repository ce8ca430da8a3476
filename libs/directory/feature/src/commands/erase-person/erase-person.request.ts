import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const erasePersonRequest = z.strictObject({ reason: text(500) }).meta({ id: 'ErasePersonRequest' });
export type ErasePersonBody = z.output<typeof erasePersonRequest>;
