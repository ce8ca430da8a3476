export { actingBy, actorFrom, officerBehind, type Acting, type Done, type Write } from './acting.js';
export { DirectoryNames } from './directory-names.js';
export { type May } from './may.js';
export { type OpenedRow } from './opened-row.js';
export { RecordedEvents } from './recorded-events.js';
export {
  RecordReader,
  type HistoryPart,
  type MayRead,
  type OneRecord,
  type Reading,
  type ReadOne,
  type SealedRecord,
} from './record-reader.js';
export { envelopeOf, RecordWriter, type Change, type Founding, type MayAll } from './record-writer.js';
