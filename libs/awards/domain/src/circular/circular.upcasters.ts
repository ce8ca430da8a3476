/** Every event type of category `circular` with its upcasters, oldest first. */
export const circularCatalogue = {
  category: 'circular',
  types: {
    CircularDrafted: { upcasters: [] },
    UnitTold: { upcasters: [] },
    StatementTimeRevised: { upcasters: [] },
    UnitStated: { upcasters: [] },
    CircularDecided: { upcasters: [] },
    CircularDropped: { upcasters: [] },
    CircularWithdrawn: { upcasters: [] },
  },
} as const;
