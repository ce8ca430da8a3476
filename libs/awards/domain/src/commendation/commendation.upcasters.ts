/** Every event type of category `commendation` with its upcasters, oldest first. */
export const commendationCatalogue = {
  category: 'commendation',
  types: {
    CommendationProposed: { upcasters: [] },
    CommendationDecided: { upcasters: [] },
    CommendationDropped: { upcasters: [] },
    CommendationRevoked: { upcasters: [] },
  },
} as const;
