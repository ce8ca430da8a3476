/** Every event type of category `rectification` with its upcasters, oldest first. */
export const rectificationCatalogue = {
  category: 'rectification',
  types: {
    RectificationOrdered: { upcasters: [] },
    RectificationUnitAssigned: { upcasters: [] },
    RectificationSigned: { upcasters: [] },
    RectificationSubmitted: { upcasters: [] },
    RectificationChecked: { upcasters: [] },
    RectificationClosed: { upcasters: [] },
    RectificationBecameOverdue: { upcasters: [] },
    RectificationDueRevised: { upcasters: [] },
    RectificationTransferred: { upcasters: [] },
    RectificationWithdrawn: { upcasters: [] },
    RectificationCorrectionProposed: { upcasters: [] },
    RectificationCorrected: { upcasters: [] },
    RectificationCorrectionDeclined: { upcasters: [] },
  },
} as const;
