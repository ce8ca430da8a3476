import { DEPLOYMENT_TENANT, reservationId } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import type { AccountHolder } from './directory.js';

/** What the reservation of a sign-in is called; it is unique over all tenants, so it belongs to the deployment. */
export const ACCOUNT_RESERVATION = 'account';

/** Id of the reservation stream of a token's (issuer, subject). */
export function accountReservationId(issuer: string, subject: string): string {
  return reservationId(DEPLOYMENT_TENANT, ACCOUNT_RESERVATION, canonicalJson([issuer, subject]));
}

/** The reservation's target for a person: `<tenant>/<person>`. */
export function accountTargetOf({ tenant, personId }: AccountHolder): string {
  return `${tenant}/${personId}`;
}

export function accountTarget(target: string): AccountHolder | null {
  const [tenant, personId] = target.split('/');
  return tenant === undefined || personId === undefined ? null : { tenant, personId };
}
