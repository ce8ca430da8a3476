/** Every event type of category `task` with its upcasters, oldest first. */
export const taskCatalogue = {
  category: 'task',
  types: {
    TaskAssigned: { upcasters: [] },
    TaskDelivered: { upcasters: [] },
    TaskSignedFor: { upcasters: [] },
    TaskRefused: { upcasters: [] },
    TaskExtensionRequested: { upcasters: [] },
    TaskExtended: { upcasters: [] },
    TaskExtensionRefused: { upcasters: [] },
    EvidenceSubmitted: { upcasters: [] },
    EvidenceReviewed: { upcasters: [] },
    TaskCompleted: { upcasters: [] },
    TaskWithdrawn: { upcasters: [] },
    TaskReassigned: { upcasters: [] },
    TaskReminded: { upcasters: [] },
    TaskBecameOverdue: { upcasters: [] },
    TaskCorrectionProposed: { upcasters: [] },
    TaskCorrectionDeclined: { upcasters: [] },
    TaskCorrected: { upcasters: [] },
  },
} as const;
