/** Every event type of category `filing` with its upcasters, oldest first. */
export const filingCatalogue = {
  category: 'filing',
  types: {
    FilingOpened: { upcasters: [] },
    FilingSubmitted: { upcasters: [] },
    FilingReviewed: { upcasters: [] },
    FilingCompleted: { upcasters: [] },
    FilingReopened: { upcasters: [] },
    FilingBecameOverdue: { upcasters: [] },
    FilingDueRevised: { upcasters: [] },
  },
} as const;
