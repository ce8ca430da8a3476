/** Every event type of category `file` with its upcasters, oldest first. */
export const fileCatalogue = {
  category: 'file',
  types: {
    FileStored: { upcasters: [] },
    FileDestructionAsked: { upcasters: [] },
    FileDestroyed: { upcasters: [] },
  },
} as const;
