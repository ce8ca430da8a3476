/** Every event type of category `watch` with its upcasters, oldest first. */
export const watchCatalogue = {
  category: 'watch',
  types: {
    FactRecorded: { upcasters: [] },
    FactVerified: { upcasters: [] },
    FactCorrected: { upcasters: [] },
    FactWithdrawn: { upcasters: [] },
    TitleAttached: { upcasters: [] },
  },
} as const;
