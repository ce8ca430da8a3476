import type { DomainError } from '@gongjian/shared-kernel';
import { serviceClosed } from './service.errors.js';

export const SERVICE_ACTS = [
  'grantRole',
  'endGrant',
  'issueCredentials',
  'bindAccount',
  'unbindAccount',
  'close',
] as const;
export type ServiceAct = (typeof SERVICE_ACTS)[number];

export function refusesWhenServiceClosed({ status }: { readonly status: string }): DomainError | null {
  return status === 'closed' ? serviceClosed() : null;
}
