export { sampleEvents, uuidOf, type StoredEvent } from './sample-events.js';
export { SampleLog } from './sample-log.js';
export { ServedPack, type Disturbance } from './serve-pack.js';
export { lineOf, writePack, writeSums, type PackContents } from './write-pack.js';
export { zipPack, type ZipForm } from './zip-pack.js';
