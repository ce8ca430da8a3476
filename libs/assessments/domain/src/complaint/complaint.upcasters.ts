/** Every event type of category `complaint` with its upcasters, oldest first. */
export const complaintCatalogue = {
  category: 'complaint',
  types: {
    ComplaintRegistered: { upcasters: [] },
    ComplaintVerified: { upcasters: [] },
    ComplaintUnfounded: { upcasters: [] },
    ComplaintRectified: { upcasters: [] },
    ComplaintClosed: { upcasters: [] },
    ComplaintBecameOverdue: { upcasters: [] },
    ComplaintDueRevised: { upcasters: [] },
    ComplaintCorrected: { upcasters: [] },
    ComplaintWithdrawn: { upcasters: [] },
  },
} as const;
