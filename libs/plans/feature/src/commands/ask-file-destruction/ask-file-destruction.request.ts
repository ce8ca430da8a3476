import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const askFileDestructionRequest = z.strictObject({ reason }).meta({ id: 'AskFileDestruction' });
export type AskFileDestructionBody = z.output<typeof askFileDestructionRequest>;
