import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export function reportStream(reportId: string): string {
  return streamName('report', reportId);
}

/** The one report of a unit on a plan for a period. */
export function reportIdOf(tenant: string, planId: string, unitId: string, periodKey: string): string {
  return naturalId(tenant, 'report', planId, unitId, periodKey);
}
