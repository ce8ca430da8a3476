import { commandFingerprint, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { Actor } from '@gongjian/shared-kernel';
import type { Write } from '@gongjian/shared-records';

/** Whoever says it: only the record's own key knows more. */
const UNNAMED: Actor = { kind: 'public', id: 'public', role: null, post: null, division: null, unit: null };

/** Of what is done without telling one's name. */
export function unnamedEnvelope(write: Write, type: string, stream: string, body: unknown): CommandEnvelope {
  const { principal, commandId, channel, traceparent } = write;
  return {
    ...{ tenant: principal.tenant, commandId, channel, actor: UNNAMED, correlationId: commandId },
    fingerprint: commandFingerprint(type, stream, body),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
