const types = {
  FileStored: { upcasters: [] },
  FileDestructionAsked: { upcasters: [] },
  FileDestroyed: { upcasters: [] },
} as const;

/** Every event type of a stored file with its upcasters, oldest first; each context has a category of its own. */
export function fileCatalogueOf(category: string): {
  readonly category: string;
  readonly types: typeof types;
  readonly lasting: 'standing';
} {
  return { category, types, lasting: 'standing' };
}
