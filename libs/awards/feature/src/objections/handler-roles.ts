import type { Role } from '@gongjian/shared-access';

export const HANDLER_ROLES: readonly Role[] = ['office', 'reviewer'];
