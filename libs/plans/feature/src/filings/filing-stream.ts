import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export interface FilingKey {
  readonly subjectId: string;
  readonly programmeId: string;
  readonly indicator: string;
  readonly periodKey: string;
}

export function filingStream(filingId: string): string {
  return streamName('filing', filingId);
}

/** The one filing for an indicator of a subject in a period. */
export function filingIdOf(tenant: string, { subjectId, programmeId, indicator, periodKey }: FilingKey): string {
  return naturalId(tenant, 'filing', subjectId, programmeId, indicator, periodKey);
}
