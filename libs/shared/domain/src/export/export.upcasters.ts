const types = { ListExported: { upcasters: [] } } as const;

/** Every event type of an export with its upcasters, oldest first; each context has a category of its own. */
export function exportCatalogueOf(category: string): { readonly category: string; readonly types: typeof types } {
  return { category, types };
}
