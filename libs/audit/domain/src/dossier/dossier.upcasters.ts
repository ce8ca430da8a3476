/** Every event type of category `dossier` with its upcasters, oldest first. */
export const dossierCatalogue = {
  category: 'dossier',
  types: {
    DossierOrdered: { upcasters: [] },
    DossierCompiled: { upcasters: [] },
    DossierFailed: { upcasters: [] },
  },
} as const;
