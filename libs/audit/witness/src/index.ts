export { ADD_CHECKPOINT_MAX_BYTES, formatAddCheckpoint, SIZE_CONTENT_TYPE } from './add-checkpoint.js';
export { type EvidenceKind, type ForkEvidence, type ForkEvidenceFolder } from './fork-evidence.js';
export { KnownLogsFile } from './known-logs.js';
export { Witness } from './witness.js';
export {
  WitnessClient,
  type GatheredCosignatures,
  type ProofMaker,
  type WitnessClientOptions,
  type WitnessReport,
  type WitnessResult,
} from './witness-client.js';
export { openWitnessFolder, type WitnessFolder } from './witness-folder.js';
export { WitnessUnusable } from './witness-unusable.js';
