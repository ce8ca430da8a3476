import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export const applicationStream = (applicationId: string): string => streamName('application', applicationId);

/** All this context knows of a subject in a programme. */
export function gateIdOf(tenant: string, subjectId: string, programme: string): string {
  return naturalId(tenant, 'gate', subjectId, programme);
}

export const gateStream = (gateId: string): string => streamName('gate', gateId);

/** The round that evaluates one application. */
export function roundOfApplication(tenant: string, applicationId: string, roundCode: string): string {
  return naturalId(tenant, 'round', applicationId, roundCode);
}

/** The round that comes after one which was concluded or cancelled without the applicant's result. */
export function roundAfter(tenant: string, roundId: string): string {
  return naturalId(tenant, 'round', roundId, 'next');
}

/** The round in which the applicants of a period and a division are evaluated together. */
export function roundTogether(
  tenant: string,
  programme: string,
  roundCode: string,
  divisionId: string,
  periodKey: string,
): string {
  return naturalId(tenant, 'round', programme, roundCode, divisionId, periodKey);
}
