import {
  encodeEvents,
  streamName,
  type AppendResult,
  type EventCatalogue,
  type EventStore,
  type SealingKeys,
} from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Instant } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';

export interface AppendedEvents {
  readonly tenant: string;
  /** The aggregate's UUID. */
  readonly id: string;
  readonly events: readonly DomainEvent[];
  /** Revision of the stream's last event; absent for the first. */
  readonly after?: bigint;
  readonly recordedAt?: Instant;
  readonly commandId?: string;
}

const SEALED_FOR_TESTS: SealingKeys = {
  seal: (owner, value, at) => ({
    $sealed: {
      alg: 'test',
      key: owner.kind === 'person' ? owner.personId : owner.stream,
      nonce: '',
      ct: createHash('sha256').update(JSON.stringify(value)).digest('base64url'),
      at,
    },
  }),
};

/** Appends events with plain metadata, the same bytes for the same input; personal values become unreadable envelopes. */
export async function appendEvents(
  store: EventStore,
  catalogue: EventCatalogue,
  { tenant, id, events, after, recordedAt, commandId }: AppendedEvents,
): Promise<AppendResult> {
  const stream = streamName(catalogue.category, id);
  const now = recordedAt ?? '2026-03-01T01:00:00.000Z';
  const encoded = encodeEvents({
    stream,
    events,
    catalogue,
    envelope: {
      tenant,
      commandId: commandId ?? `${stream}@${after ?? -1n}`,
      fingerprint: '',
      actor: { kind: 'rule', id: 'test', role: null, post: null, division: null, unit: null },
      channel: 'rule',
      correlationId: stream,
    },
    commandHash: 'test:0',
    now,
    lastRecordedAt: null,
    keys: SEALED_FOR_TESTS,
    salt: () => 'AAAAAAAAAAAAAAAAAAAAAA',
  });
  return store.append(stream, encoded, { tenant, expected: after ?? 'noStream' });
}
