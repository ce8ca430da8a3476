import { naturalId, streamName } from '@gongjian/shared-event-sourcing';
import type { SlatePrepared } from '@gongjian/awards-domain';

/** The one list of a grade that comes from there. */
export function slateIdOf(tenant: string, from: SlatePrepared['from'], grade: string): string {
  return naturalId(tenant, 'slate', from.kind, from.id, grade);
}

export function slateStream(slateId: string): string {
  return streamName('slate', slateId);
}
