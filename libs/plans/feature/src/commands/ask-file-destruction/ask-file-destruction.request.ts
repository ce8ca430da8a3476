import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const askFileDestructionRequest = z.strictObject({ reason }).meta({ id: 'AskFileDestruction' });
export type AskFileDestructionBody = z.output<typeof askFileDestructionRequest>;
