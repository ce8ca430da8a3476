import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const takePostRequest = z
  .strictObject({ title: text(60), unitId: uuid(), from: localDate() })
  .meta({ id: 'TakePostRequest' });
export type TakePostBody = z.output<typeof takePostRequest>;
