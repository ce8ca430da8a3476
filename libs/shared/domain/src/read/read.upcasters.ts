const types = { AuditReadRecorded: { upcasters: [] } } as const;

/** Every event type of a read with its upcasters, oldest first; each context has a category of its own. */
export function readCatalogueOf(category: string): { readonly category: string; readonly types: typeof types } {
  return { category, types };
}
