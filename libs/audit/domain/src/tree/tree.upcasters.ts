const types = { TreeOpened: { upcasters: [] } } as const;

/** Streams of the deployment, one for each tree. */
export const treeCatalogue: { readonly category: string; readonly types: typeof types } = { category: 'tree', types };
