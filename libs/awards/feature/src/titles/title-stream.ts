import type { Title } from '@gongjian/awards-domain';
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
 * What a title's next removal is called by: by the naming it ends, so that it does not depend on which of several facts,
 * heard of in any order, removes it.
 */
export function removalIdOf(tenant: string, { titleId, naming, removals }: Title): string {
  return naturalId(tenant, 'removal', titleId, naming?.namingId ?? '', String(removals.length));
}

/**
 * What a naming is called by from now on: the id of the event that says so. It comes second where a signature stands
 * before it, first where it is alone.
 */
export function decisionId(titleId: string, commandId: string, place: 'first' | 'second'): string {
  return eventId(titleStream(titleId), commandId, place === 'first' ? 0 : 1);
}
