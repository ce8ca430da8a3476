/** Every event type of category `gate` with its upcasters, oldest first. */
export const gateCatalogue = {
  category: 'gate',
  types: {
    SheetAttached: { upcasters: [] },
    SheetDetached: { upcasters: [] },
    EvidenceNoted: { upcasters: [] },
    EvidenceReopened: { upcasters: [] },
    ApplicationAdmitted: { upcasters: [] },
    ApplicationReleased: { upcasters: [] },
    ApplicationsBlocked: { upcasters: [] },
    BlockLifted: { upcasters: [] },
  },
} as const;
