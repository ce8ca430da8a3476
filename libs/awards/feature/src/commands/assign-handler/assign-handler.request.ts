import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const assignHandlerRequest = z.strictObject({ personId: uuid() }).meta({ id: 'AssignHandler' });
export type AssignHandlerBody = z.output<typeof assignHandlerRequest>;
