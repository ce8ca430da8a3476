import { EventStoreError, isEventStoreError } from '@gongjian/shared-event-sourcing';

/**
 * What an error of the client says about a call:
 *
 * - `conflict` – the revision expected is not the stream's;
 * - `denied`, `too large`, `not found`, `invalid` – the server said no, and will again;
 * - `not sent` – there was no connection: nothing can have happened;
 * - `unknown` – it may have been carried out.
 */
export type Trouble = 'conflict' | 'denied' | 'too large' | 'not found' | 'invalid' | 'not sent' | 'unknown';

const BY_TYPE: Readonly<Record<string, Trouble>> = {
  'wrong-expected-version': 'conflict',
  'access-denied': 'denied',
  'maximum-append-size-exceeded': 'too large',
  'stream-not-found': 'not found',
  'stream-deleted': 'not found',
};
/** The native half gives errors a name. */
const BY_NAME: Readonly<Record<string, Trouble>> = {
  AccessDeniedError: 'denied',
  StreamNotFoundError: 'not found',
  StreamDeletedError: 'not found',
};
const BY_STATUS: Readonly<Record<number, Trouble>> = { 3: 'invalid', 7: 'denied', 16: 'denied' };
/** What grpc-js says when no connection was there to send on. */
const NOTHING_SENT =
  /No connection established|Name resolution failed|Failed to connect before the deadline|Failed to discover/;
/** What the native half says of INVALID_ARGUMENT; of an error it does not know it gives only the text. */
const INVALID = /InvalidArgument|invalid argument|invalid position/i;

interface ClientError {
  readonly name?: string;
  readonly type?: string;
  readonly code?: number | string;
  readonly message?: string;
}

export function troubleOf(error: unknown): Trouble {
  const { name = '', type, code, message = '' } = (error ?? {}) as ClientError;
  const known = type === undefined ? BY_NAME[name] : BY_TYPE[type];
  if (known !== undefined) return known;
  const status = typeof code === 'number' ? BY_STATUS[code] : undefined;
  if (status !== undefined) return status;
  if (NOTHING_SENT.test(message)) return 'not sent';
  return INVALID.test(message) ? 'invalid' : 'unknown';
}

/** A call ran out of time: it may have been carried out. */
export class Late extends Error {
  constructor() {
    super('KurrentDB did not answer in time');
    this.name = 'Late';
  }
}

/** What a read answers for an error; a read changes nothing, so it is known that nothing happened. */
export function refusalOfRead(error: unknown): Error {
  if (isEventStoreError(error)) return error;
  switch (troubleOf(error)) {
    case 'denied':
      return new EventStoreError('Denied', 'KurrentDB refused the read: the user lacks the right', { cause: error });
    default:
      return new EventStoreError('Unavailable', 'KurrentDB 没有应答 / KurrentDB does not answer', { cause: error });
  }
}
