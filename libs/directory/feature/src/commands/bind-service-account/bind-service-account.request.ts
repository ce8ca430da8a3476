import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const bindServiceAccountRequest = z
  .strictObject({ issuer: text(300), subject: text(200) })
  .meta({ id: 'BindServiceAccountRequest' });
export type BindServiceAccountBody = z.output<typeof bindServiceAccountRequest>;
