/** Every event type of category `docket` with its upcasters, oldest first. */
export const docketCatalogue = {
  category: 'docket',
  types: {
    FactNoted: { upcasters: [] },
    FactChanged: { upcasters: [] },
    FactWithdrawn: { upcasters: [] },
  },
} as const;
