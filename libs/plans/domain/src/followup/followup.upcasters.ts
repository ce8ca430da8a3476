/** Every event type of category `followup` with its upcasters, oldest first. */
export const followUpCatalogue = {
  category: 'followup',
  types: {
    FollowUpOpened: { upcasters: [] },
    FollowUpConfirmed: { upcasters: [] },
    RectificationLinked: { upcasters: [] },
    RectificationSettled: { upcasters: [] },
    FollowUpCompleted: { upcasters: [] },
    RemovalSettled: { upcasters: [] },
    FollowUpWithdrawn: { upcasters: [] },
    FollowUpCorrectionProposed: { upcasters: [] },
    FollowUpCorrected: { upcasters: [] },
    FollowUpCorrectionDeclined: { upcasters: [] },
  },
} as const;
