export { LogUnderTest } from './log-under-test.js';
export { seededKey } from './seeded-key.js';
export { leafHashes, readerOf } from './tree-in-memory.js';
