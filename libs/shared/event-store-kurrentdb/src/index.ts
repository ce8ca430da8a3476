export { connectionStringOf, UnfitConnectionString } from './connection-string.js';
export { ClientMissing } from './driver.js';
export {
  admitKurrentDbCopy,
  foundKurrentDbLog,
  KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from './kurrentdb-event-store.js';
