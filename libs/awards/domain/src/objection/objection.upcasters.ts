/** Every event type of category `objection` with its upcasters, oldest first. */
export const objectionCatalogue = {
  category: 'objection',
  types: {
    ObjectionReceived: { upcasters: [] },
    RegisteredAsLead: { upcasters: [] },
    HandlerAssigned: { upcasters: [] },
    ObjectionDecided: { upcasters: [] },
    ObjectionReplied: { upcasters: [] },
    IdentityOpened: { upcasters: [] },
    ObjectionTimeRevised: { upcasters: [] },
    ObjectionBecameOverdue: { upcasters: [] },
  },
} as const;
