import { checkAppendLimits, type EventBytes } from './append-limits.js';
import type { AppendOptions, EncodedEvent } from './event-store.js';
import { isUuid } from './ids.js';

const NAME_BYTES = 512;
const LAST_REVISION = 2n ** 63n - 1n;
const LAST_LIMIT = 2 ** 31 - 1;

/**
 * What an engine would refuse is refused here, the same on each, so that it never spoils a batch. Answers the
 * events' bytes in their order.
 *
 * @throws EventStoreError TooLarge; TypeError or RangeError for what no caller may send
 */
export function checkAppend(
  stream: string,
  events: readonly EncodedEvent[],
  options: AppendOptions,
): readonly EventBytes[] {
  const encoded = checkAppendLimits(events);
  checkName('stream', stream);
  if (!isUuid(options.tenant)) throw new TypeError('a tenant is a lower-case UUID');
  if (options.expected !== 'noStream' && (options.expected < 0n || options.expected > LAST_REVISION - 1_000n)) {
    throw new RangeError(`no revision: ${String(options.expected)}`);
  }
  for (const event of events) {
    if (!isUuid(event.id)) throw new TypeError('an event id is a lower-case UUID');
    checkName('type', event.type);
  }
  events.forEach(({ data, metadata }, nth) => {
    const bytes = encoded[nth] as EventBytes;
    if (isUnfit(data, bytes.data) || isUnfit(metadata, bytes.metadata)) throw unfit('data or metadata');
  });
  return encoded;
}

/** The ASCII characters but NUL, as many as are allowed. */
const PLAIN_NAME = /^[\x01-\x7f]{1,512}$/;

export function checkName(what: string, name: string): string {
  if (PLAIN_NAME.test(name)) return name;
  if (!name.isWellFormed() || name.includes('\0')) throw unfit(what);
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

const REPLACED = Buffer.from('\ufffd');

/** Looks at the bytes, where that takes a tenth of the time; a lone surrogate has become U+FFFD in them. */
function isUnfit(text: string, bytes: Buffer): boolean {
  return bytes.includes(0) || (bytes.includes(REPLACED) && !text.isWellFormed());
}

function unfit(what: string): TypeError {
  return new TypeError(`${what}: NUL or a lone surrogate`);
}
