import type { Decider } from '@gongjian/shared-kernel';
import type { TreeKeysCommand } from './tree-keys.commands.js';
import { lastTreeKey, tooManyTreeKeys, treeKeyNotSigning } from './tree-keys.errors.js';
import type { TreeKeysEvent } from './tree-keys.events.js';

/** A note carries a signature of each. */
const MOST_KEYS = 4;

export interface TreeKeysState {
  readonly added: readonly string[];
  readonly retired: readonly string[];
}

export const treeKeysDecider: Decider<TreeKeysState, TreeKeysCommand, TreeKeysEvent> = {
  initialState: { added: [], retired: [] },
  decide,
  evolve,
};

function decide({ type, data }: TreeKeysCommand, { added, retired }: TreeKeysState): readonly TreeKeysEvent[] {
  const { signing, ...change } = data;
  const { verifierKey } = change;
  if (type === 'AddTreeKey') {
    const all = new Set([...signing, ...added].filter((key) => !retired.includes(key)));
    if (all.size >= MOST_KEYS) throw tooManyTreeKeys(MOST_KEYS);
    return [{ type: 'TreeKeyAdded', data: change }];
  }
  const left = signing.filter((key) => !retired.includes(key));
  if (!left.includes(verifierKey)) throw treeKeyNotSigning();
  if (left.length === 1) throw lastTreeKey();
  return [{ type: 'TreeKeyRetired', data: change }];
}

function evolve({ added, retired }: TreeKeysState, { type, data }: TreeKeysEvent): TreeKeysState {
  return type === 'TreeKeyAdded'
    ? { added: [...added, data.verifierKey], retired }
    : { added, retired: [...retired, data.verifierKey] };
}
