import type { May } from '@gongjian/shared-records';

/** Everybody who holds a role in the tenant reads its directory. */
export const MAY_READ: May = { action: 'directory.read', resource: {} };
