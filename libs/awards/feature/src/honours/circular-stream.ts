import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

/** The one circular to a unit for one cause. */
export function circularIdOf(
  tenant: string,
  cause: { readonly kind: string; readonly id: string },
  unitId: string,
): string {
  return naturalId(tenant, 'circular', cause.kind, cause.id, unitId);
}

export function circularStream(circularId: string): string {
  return streamName('circular', circularId);
}
