import { deadlineIn } from '@gongjian/shared-event-sourcing';
import type { WireEvent } from './recorded-event.js';
import type { Reads } from './reads.js';

const METADATA = '$metadata';
const TOMBSTONE = '$streamDeleted';
/** Of a stream's metadata: what makes the server hide events, and a scavenge remove them. */
const EXPIRING = ['$maxAge', '$maxCount', '$tb'];

/** What the server would lose of the log by its own rules, a line for each stream; at most ten. */
export async function retentionFaults(reads: Reads, timeoutMs: number): Promise<readonly string[]> {
  const latest = new Map<string, WireEvent>();
  for (const event of await reads.ofTheSystem([METADATA, TOMBSTONE], deadlineIn(timeoutMs))) {
    latest.set(event.streamId, event);
  }
  const faults: string[] = [];
  for (const event of latest.values()) {
    const fault = retentionFault(event);
    if (fault !== null && faults.length < 10) faults.push(fault);
  }
  return faults;
}

/** Of one event of the server's own: the fault that it makes, if any. */
export function retentionFault({ type, streamId, data }: WireEvent): string | null {
  if (type === TOMBSTONE) return streamId.startsWith('$') ? null : `${streamId} was deleted`;
  if (type !== METADATA || !streamId.startsWith('$$')) return null;
  const stream = streamId.slice(2);
  if (stream.startsWith('$')) return null;
  const metadata = metadataOf(data);
  const expiring = EXPIRING.filter((name) => Object.hasOwn(metadata, name));
  return expiring.length === 0 ? null : `${stream} expires by ${expiring.join(', ')}`;
}

/** The server takes what it cannot read for nothing. */
function metadataOf(data: Uint8Array): object {
  try {
    const metadata: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof metadata === 'object' && metadata !== null ? metadata : {};
  } catch {
    return {};
  }
}
