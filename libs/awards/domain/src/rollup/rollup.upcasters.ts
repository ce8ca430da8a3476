/** Every event type of category `rollup` with its upcasters, oldest first. */
export const rollUpCatalogue = {
  category: 'rollup',
  types: {
    MembersCounted: { upcasters: [] },
    RollUpReached: { upcasters: [] },
    RollUpLost: { upcasters: [] },
  },
} as const;
