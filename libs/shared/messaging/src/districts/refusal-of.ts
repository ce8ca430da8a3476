import type { IntegrationMessage } from '../message.js';
import type { DistrictRefusal } from './district-errors.js';
import type { District } from './districts.js';

/** Why a message is not one of the district's; `null`: it is, as far as it says. */
export function refusalOf(
  { logId, tenants }: District,
  context: string,
  message: Pick<IntegrationMessage, 'logId' | 'context' | 'tenant'>,
): DistrictRefusal | null {
  if (message.logId !== logId) return 'DISTRICT.OTHER_SOURCE';
  if (message.context !== context) return 'DISTRICT.OTHER_CONTEXT';
  return tenants.some(({ id }) => id === message.tenant) ? null : 'DISTRICT.OTHER_TENANT';
}
