export type EventStoreErrorCode =
  | 'WrongExpectedRevision'
  | 'StreamNotFound'
  | 'WrongTenant'
  | 'TooLarge'
  | 'Denied'
  | 'Unavailable'
  | 'UnknownOutcome'
  | 'LogForked';

/** Recognised by `code`. */
export class EventStoreError extends Error {
  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = code;
  }
}

export function isEventStoreError(error: unknown, code?: EventStoreErrorCode): error is EventStoreError {
  return error instanceof EventStoreError && (code === undefined || error.code === code);
}

/** `actual` is the revision found, `-1n` when the stream does not exist. */
export class WrongExpectedRevision extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: 'noStream' | bigint,
    readonly actual: bigint,
  ) {
    super('WrongExpectedRevision', `${stream}: expected ${String(expected)}, found ${String(actual)}`);
  }
}

export function streamNotFound(stream: string): EventStoreError {
  return new EventStoreError('StreamNotFound', `${stream} does not exist`);
}

export function wrongTenant(stream: string): EventStoreError {
  return new EventStoreError('WrongTenant', `${stream} belongs to another tenant`);
}

/** A server or a login that the log must not be kept with. */
export class UnfitServer extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(`这个服务器不能存放事件日志 / this server is not fit for the event log: ${reasons.join('; ')}`);
    this.name = 'UnfitServer';
  }
}
