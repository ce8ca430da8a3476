import type { DomainCommand } from '@gongjian/shared-kernel';
import type { TreeKeyChange } from './tree-keys.events.js';

interface Change extends TreeKeyChange {
  /** Verifier keys that sign the checkpoints as they are now. */
  readonly signing: readonly string[];
}

export type AddTreeKey = DomainCommand<'AddTreeKey', Change>;
export type RetireTreeKey = DomainCommand<'RetireTreeKey', Change>;

export type TreeKeysCommand = AddTreeKey | RetireTreeKey;
