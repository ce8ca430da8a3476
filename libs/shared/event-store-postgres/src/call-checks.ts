import { checkAppendLimits, isUuid, type AppendOptions, type EncodedEvent } from '@gongjian/shared-event-sourcing';

const NAME_BYTES = 512;
const LAST_REVISION = 2n ** 63n - 1n;
const LAST_LIMIT = 2 ** 31 - 1;

/**
 * What PostgreSQL would refuse is refused here, so that it never spoils a batch.
 *
 * @throws EventStoreError TooLarge; TypeError or RangeError for what no caller may send
 */
export function checkAppend(stream: string, events: readonly EncodedEvent[], options: AppendOptions): void {
  checkAppendLimits(events);
  checkName('stream', stream);
  if (!isUuid(options.tenant)) throw new TypeError('a tenant is a lower-case UUID');
  if (options.expected !== 'noStream' && (options.expected < 0n || options.expected > LAST_REVISION - 1_000n)) {
    throw new RangeError(`no revision: ${String(options.expected)}`);
  }
  for (const event of events) {
    if (!isUuid(event.id)) throw new TypeError('an event id is a lower-case UUID');
    checkName('type', event.type);
    checkText('data', event.data);
    checkText('metadata', event.metadata);
  }
}

export function checkName(what: string, name: string): string {
  checkText(what, name);
  if (name.length === 0 || Buffer.byteLength(name) > NAME_BYTES) {
    throw new RangeError(`${what}: 1 to ${NAME_BYTES} bytes`);
  }
  return name;
}

export function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 0) throw new RangeError(`no limit: ${limit}`);
  return Math.min(limit, LAST_LIMIT);
}

/** A revision as a `bigint` column can hold it. */
export function clampRevision(revision: bigint): bigint {
  if (revision < -1n) return -1n;
  return revision > LAST_REVISION ? LAST_REVISION : revision;
}

function checkText(what: string, text: string): void {
  if (!text.isWellFormed() || text.includes('\0')) throw new TypeError(`${what}: NUL or a lone surrogate`);
}
