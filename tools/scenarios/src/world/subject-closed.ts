import { eventId, naturalId, newSalt, streamName, type EncodedEvent } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type Actor, type EventMetadata, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import { LOG_ID } from './world-store.js';

const DIRECTORY: Actor = { kind: 'rule', id: LOG_ID, role: null, post: null, division: null, unit: null };

/** As the directory records it, which is on no stage. */
export function subjectClosed(
  tenant: string,
  id: string,
  effectiveOn: LocalDate,
  now: Instant,
): { readonly stream: string; readonly event: EncodedEvent } {
  const stream = streamName('subject', id);
  const commandId = naturalId(tenant, 'closeSubject', id);
  const metadata: EventMetadata = {
    ...{ tenant, actor: DIRECTORY, channel: 'console', commandId, commandHash: '' },
    ...{ occurredAt: now, recordedAt: now, correlationId: commandId, salt: newSalt() },
  };
  const event = {
    id: eventId(stream, commandId, 0),
    type: 'SubjectClosed',
    data: canonicalJson({ effectiveOn, reason: '撤销' }),
    metadata: canonicalJson(metadata),
  };
  return { stream, event };
}
