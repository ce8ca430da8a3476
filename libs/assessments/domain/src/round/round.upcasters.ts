/** Every event type of category `round` with its upcasters, oldest first. */
export const roundCatalogue = {
  category: 'round',
  lasting: 'standing',
  types: {
    RoundOpened: { upcasters: [] },
    RoundSubjectsEntered: { upcasters: [] },
    RoundClosed: { upcasters: [] },
    RoundTied: { upcasters: [] },
    TieDecided: { upcasters: [] },
    RoundConcluded: { upcasters: [] },
    RoundCancelled: { upcasters: [] },
    RoundDueRevised: { upcasters: [] },
    RoundBecameOverdue: { upcasters: [] },
  },
} as const;
