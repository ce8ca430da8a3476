import { eventId, naturalId, streamName } from '@gongjian/shared-event-sourcing';

/** The one title of a subject under a programme. */
export function titleIdOf(tenant: string, subjectId: string, programmeId: string): string {
  return naturalId(tenant, 'title', subjectId, programmeId);
}

export function titleStream(titleId: string): string {
  return streamName('title', titleId);
}

/** All that is known of a subject. */
export function watchIdOf(tenant: string, subjectId: string): string {
  return naturalId(tenant, 'watch', subjectId);
}

export function watchStream(watchId: string): string {
  return streamName('watch', watchId);
}

/** The rounds of one code of a programme, and the removals that wait for one. */
export function periodIdOf(tenant: string, programmeId: string, round: string): string {
  return naturalId(tenant, 'period', programmeId, round);
}

export function periodStream(periodId: string): string {
  return streamName('period', periodId);
}

/**
 * What a naming or a removal is called by from now on: the id of the event that says so. It comes second where a signature
 * or a trigger stands before it, first where it is alone.
 */
export function decisionId(titleId: string, commandId: string, place: 'first' | 'second'): string {
  return eventId(titleStream(titleId), commandId, place === 'first' ? 0 : 1);
}
