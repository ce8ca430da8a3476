export { KurrentDbDouble, type ForeignEvent, type KurrentDbDoubleOptions } from './double.js';
export type { AppendFailure, ReadFailure } from './faults.js';
export type { DoubleRecord } from './log.js';
export type { DoubleCounts } from './node-scope.js';
export { emptyServer, SERVER_UNDER_TEST, type EmptyServer } from './empty-server.js';
