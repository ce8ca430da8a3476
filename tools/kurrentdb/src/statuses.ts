import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

export type CallFailure = ServiceError;

/** The statuses and trailers that the server ends calls with. */
export const failures = {
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  shuttingDown: () => failure(status.UNAVAILABLE, 'Server is shutting down'),
  timeout: () => failure(status.ABORTED, 'Operation timed out: Timeout'),
  deadline: () => failure(status.DEADLINE_EXCEEDED, 'Deadline Exceeded'),
  unknown: () => failure(status.UNKNOWN, 'Unexpected OperationResult: Unknown'),
  denied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  invalidPosition: () => failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  invalid: (what: string) => failure(status.INVALID_ARGUMENT, what),
  notLeader: (host: string, port: number) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  streamDeleted: (stream: string) =>
    failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  tooLarge: (limit: number) =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
};

function failure(code: status, details: string, trailers: Record<string, string> = {}): CallFailure {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { name: 'Error', message: details, code, details, metadata };
}
