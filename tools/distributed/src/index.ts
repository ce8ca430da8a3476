export { ManagedProcess } from './managed-process.js';
export { startDistributed, type Distributed, type DistributedOptions } from './start-distributed.js';
