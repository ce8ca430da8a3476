import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const closeServiceRequest = z.strictObject({ reason: text(500) }).meta({ id: 'CloseServiceRequest' });
export type CloseServiceBody = z.output<typeof closeServiceRequest>;
