import type { Principal } from '@gongjian/shared-access';
import { DEPLOYMENT_TENANT, notFound } from '@gongjian/shared-event-sourcing';
import type { TreeName } from './tree-name.js';
import type { SigningKey } from './signing-keys.js';
import type { StoredTree, Trees } from './trees.js';

/** A tree that grows, and the keys that sign for it. */
export interface GrowingTreeKeys {
  readonly tree: StoredTree;
  readonly keys: readonly SigningKey[];
}

/**
 * The tree of the principal's tenant, or the deployment's, that grows. Another tenant's is as if it were not there.
 *
 * @throws DomainError RESOURCE.NOT_FOUND
 */
export async function growingTree(trees: Trees, principal: Principal, name: TreeName): Promise<GrowingTreeKeys> {
  if (name.tenant !== principal.tenant && name.tenant !== DEPLOYMENT_TENANT) throw notFound();
  const tree = (await trees.current()).find(({ tenant, number }) => tenant === name.tenant && number === name.number);
  if (tree === undefined || tree.ended) throw notFound();
  return { tree, keys: await trees.keysOf(tree) };
}
