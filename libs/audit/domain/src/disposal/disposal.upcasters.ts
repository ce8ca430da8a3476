/** Every event type of category `disposal` with its upcasters, oldest first. */
export const disposalCatalogue = {
  category: 'disposal',
  types: {
    DisposalProposed: { upcasters: [] },
    DisposalAppraised: { upcasters: [] },
    DisposalApproved: { upcasters: [] },
    DisposalDeclined: { upcasters: [] },
    DisposalCarriedOut: { upcasters: [] },
  },
} as const;
