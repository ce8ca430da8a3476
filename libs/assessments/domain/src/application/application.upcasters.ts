/** Every event type of category `application` with its upcasters, oldest first. */
export const applicationCatalogue = {
  category: 'application',
  types: {
    ApplicationFiled: { upcasters: [] },
    LevelReached: { upcasters: [] },
    LevelApproved: { upcasters: [] },
    LevelAccepted: { upcasters: [] },
    ApplicationReturned: { upcasters: [] },
    ApplicationResubmitted: { upcasters: [] },
    ApplicationRejected: { upcasters: [] },
    ApplicationGraded: { upcasters: [] },
    ApplicationDetermined: { upcasters: [] },
    ApplicationFiledUpward: { upcasters: [] },
    ApplicationPutOnHold: { upcasters: [] },
    ResumptionForeseen: { upcasters: [] },
    ApplicationResumed: { upcasters: [] },
    ApplicationWithdrawn: { upcasters: [] },
    ApplicationDueRevised: { upcasters: [] },
    LevelBecameOverdue: { upcasters: [] },
    CreationAbandoned: { upcasters: [] },
  },
} as const;
