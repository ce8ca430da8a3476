import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

/** The one count of a division's members under a programme. */
export function rollUpIdOf(tenant: string, programme: string, divisionId: string): string {
  return naturalId(tenant, 'rollup', programme, divisionId);
}

export function rollUpStream(rollUpId: string): string {
  return streamName('rollup', rollUpId);
}
