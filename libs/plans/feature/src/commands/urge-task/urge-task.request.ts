import { personal } from '@gongjian/shared-http';
import { z } from 'zod';

export const urgeTaskRequest = z
  .strictObject({ words: personal(500).optional().meta({ description: '要说的话。What is to be said.' }) })
  .meta({ id: 'UrgeTask' });
export type UrgeTaskBody = z.output<typeof urgeTaskRequest>;
