import type { ItemChecks } from './four-checks.js';
import type { TreeName } from '../tree-name.js';

export interface DossierTree extends TreeName {
  readonly origin: string;
  /** Leaves that the checkpoint covers. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The published checkpoint, a signed note. */
  readonly note: string;
  readonly verifierKeys: readonly string[];
}

/**
 * What a dossier was compiled to: which events, and what the checks found. No personal value stands in it; the records
 * themselves are read from the log again.
 */
export interface StoredDossier {
  readonly version: 1;
  readonly tree: DossierTree;
  /** The checkpoint is signed by one of the tree's keys. */
  readonly signed: boolean;
  /** Leaves that were read. */
  readonly leaves: number;
  /** By stream, the leaf of each of its events, from the first on. */
  readonly streams: readonly (readonly [stream: string, seqs: readonly number[]])[];
  readonly destroyed: readonly string[];
  /** Of each item, in their order. */
  readonly checks: readonly ItemChecks[];
  /** The catalogue as a spreadsheet, base64. */
  readonly catalogue: string;
}
