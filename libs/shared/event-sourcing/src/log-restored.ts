import type { Actor, DomainEvent, Instant } from '@gongjian/shared-kernel';
import { encodeEvents, type EventCatalogue } from './codec.js';
import type { EncodedEvent, Position } from './event-store.js';
import { DEPLOYMENT_TENANT, streamName } from './ids.js';

/** The log goes on after a restore: what was recorded after `lastPosition` in epoch `fromEpoch` is not in it any more. */
export interface LogRestored extends DomainEvent {
  readonly type: 'LogRestored';
  readonly data: {
    readonly fromEpoch: number;
    /** Of the last event that was brought back, as it was in that epoch; `null` when there was none. */
    readonly lastPosition: Position | null;
    /** Of the deployment's tree in the last checkpoint that a witness signed; absent when none is known. */
    readonly lastWitnessedSize?: number;
  };
}

/** What a log records of itself: one stream, of no tenant. */
export const logCatalogue: EventCatalogue = { category: 'log', types: { LogRestored: { upcasters: [] } } };

export function logStreamOf(logId: string): string {
  return streamName(logCatalogue.category, logId);
}

const RESTORE: Actor = {
  kind: 'service',
  id: 'gongjian-restore',
  role: null,
  post: null,
  division: null,
  unit: null,
};

/** The bytes of `LogRestored`; nothing in it is personal. */
export function encodeLogRestored(input: {
  readonly logId: string;
  readonly data: LogRestored['data'];
  /** UUID of this restore. */
  readonly restoreId: string;
  readonly commandHash: string;
  readonly now: Instant;
  readonly lastRecordedAt: Instant | null;
  readonly salt: () => string;
}): EncodedEvent {
  const [event] = encodeEvents({
    stream: logStreamOf(input.logId),
    events: [{ type: 'LogRestored', data: input.data } satisfies LogRestored],
    catalogue: logCatalogue,
    envelope: {
      tenant: DEPLOYMENT_TENANT,
      commandId: input.restoreId,
      fingerprint: '',
      channel: 'import',
      correlationId: input.restoreId,
      actor: RESTORE,
    },
    commandHash: input.commandHash,
    now: input.now,
    lastRecordedAt: input.lastRecordedAt,
    keys: {
      seal() {
        throw new TypeError('nothing here is sealed');
      },
    },
    salt: input.salt,
  });
  return event as EncodedEvent;
}
