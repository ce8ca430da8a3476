import { isAscii } from 'node:buffer';
import { EventStoreError, type Position, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { positionOf, type WirePosition } from './positions.js';

/** An event as either half of the client reads it, its bytes untouched. */
export interface WireEvent {
  readonly streamId: string;
  readonly id: string;
  readonly type: string;
  readonly revision: bigint;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly position?: WirePosition | undefined;
}

const UNKNOWN_POSITION = 2n ** 63n;

/** What the server keeps for itself, and what the engine keeps of the log: neither is an event of the log. */
export function isOfTheSystem({ streamId, type }: WireEvent): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** Latin-1 is read ten times faster, and of ASCII it is the same. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** @throws EventStoreError Unavailable when the server does not tell it */
export function recordedPositionOf({ position }: WireEvent): Position {
  if (position === undefined || position.commit >= UNKNOWN_POSITION) {
    throw new EventStoreError(
      'Unavailable',
      'this KurrentDB does not tell positions in streams: 23.10 or later is needed',
    );
  }
  return positionOf(position);
}

export function recordedEventOf(event: WireEvent): RecordedEvent {
  return {
    id: event.id,
    type: event.type,
    data: textOf(event.data),
    metadata: textOf(event.metadata),
    stream: event.streamId,
    revision: event.revision,
    position: recordedPositionOf(event),
  };
}

/** Tenant that an event's metadata names, `null` when they name none. */
export function tenantOf(metadata: string): string | null {
  try {
    const { tenant } = (JSON.parse(metadata) ?? {}) as { readonly tenant?: unknown };
    return typeof tenant === 'string' ? tenant : null;
  } catch {
    return null;
  }
}
