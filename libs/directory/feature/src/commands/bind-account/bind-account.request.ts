import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const bindAccountRequest = z
  .strictObject({ issuer: text(300), subject: text(200) })
  .meta({ id: 'BindAccountRequest' });
export type BindAccountBody = z.output<typeof bindAccountRequest>;
