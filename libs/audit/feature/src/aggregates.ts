import {
  treeCatalogue,
  treeDecider,
  treeKeysCatalogue,
  treeKeysDecider,
  type TreeCommand,
  type TreeEvent,
  type TreeKeysCommand,
  type TreeKeysEvent,
  type TreeKeysState,
  type TreeState,
} from '@gongjian/audit-domain';
import { naturalId, type Aggregate } from '@gongjian/shared-event-sourcing';
import type { TreeName } from './tree-name.js';

export const treeAggregate: Aggregate<TreeState, TreeCommand, TreeEvent> = {
  decider: treeDecider,
  catalogue: treeCatalogue,
};

export const treeKeysAggregate: Aggregate<TreeKeysState, TreeKeysCommand, TreeKeysEvent> = {
  decider: treeKeysDecider,
  catalogue: treeKeysCatalogue,
};

/** Of the streams that tell of a tree. */
export function treeId({ tenant, number }: TreeName): string {
  return naturalId(tenant, 'tree', String(number));
}
