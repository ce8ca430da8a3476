const types = { TreeKeyAdded: { upcasters: [] }, TreeKeyRetired: { upcasters: [] } } as const;

/** Streams of the tenant, one for each of its trees: the keys after the first. */
export const treeKeysCatalogue: { readonly category: string; readonly types: typeof types } = {
  category: 'tree_keys',
  types,
};
