import type { PlanIssuedV1 } from '@gongjian/plans-contracts';
import type { PlanPlace } from '@gongjian/plans-domain';

/** `null`: recorded before plans were told to others, under a programme that has nothing beyond tasks. */
export function placeOf(
  { planId, programme, authority, division, period }: Partial<PlanPlace> & { readonly planId: string },
  number: string | undefined,
): Omit<PlanIssuedV1, 'act' | 'issuedOn' | 'restart'> | null {
  if (programme === undefined || authority === undefined || division === undefined) return null;
  if (period === undefined || number === undefined) return null;
  const { id, version } = programme;
  return { planId, number, programme: { id, version }, authority, division, period };
}
