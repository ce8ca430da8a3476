import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const draftCircularRequest = z.strictObject({ resultId: uuid(), unitId: uuid() }).meta({ id: 'DraftCircular' });
export type DraftCircularBody = z.output<typeof draftCircularRequest>;
