import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const renameTenantRequest = z.strictObject({ name: text(100) }).meta({ id: 'RenameTenantRequest' });
export type RenameTenantBody = z.output<typeof renameTenantRequest>;
