import { DEPLOYMENT_TENANT, reservationId } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import type { AccountHolder } from './directory.js';

/** What the reservation of a sign-in is called; it is unique over all tenants, so it belongs to the deployment. */
export const ACCOUNT_RESERVATION = 'account';

/** Id of the reservation stream of a token's (issuer, subject). */
export function accountReservationId(issuer: string, subject: string): string {
  return reservationId(DEPLOYMENT_TENANT, ACCOUNT_RESERVATION, canonicalJson([issuer, subject]));
}

/** The reservation's target: `<tenant>/<person>` or `<tenant>/service/<service>`. */
export function accountTargetOf(holder: AccountHolder): string {
  return 'personId' in holder ? `${holder.tenant}/${holder.personId}` : `${holder.tenant}/service/${holder.serviceId}`;
}

export function accountTarget(target: string): AccountHolder | null {
  const [tenant, kindOrPerson, serviceId] = target.split('/');
  if (tenant === undefined || kindOrPerson === undefined) return null;
  if (serviceId === undefined) return { tenant, personId: kindOrPerson };
  return kindOrPerson === 'service' ? { tenant, serviceId } : null;
}
