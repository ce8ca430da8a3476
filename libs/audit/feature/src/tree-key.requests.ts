import { KEY_CHANGE_REASONS } from '@gongjian/audit-domain';
import { isUuid } from '@gongjian/shared-event-sourcing';
import { z } from 'zod';

export const keyChangeReason = z.enum(KEY_CHANGE_REASONS).meta({
  description: '到期更换、疑似泄露、保管人变动。Its time has come, it may be known to others, its keeper changed.',
});

/** Whose tree, in an address: the nil UUID is the deployment's, which no version of a UUID has. */
export function treeTenant(): z.ZodType<string, string> {
  return z.string().refine(isUuid, { error: 'uuid' });
}
