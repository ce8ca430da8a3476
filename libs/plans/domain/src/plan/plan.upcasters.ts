/** Every event type of category `plan` with its upcasters, oldest first. */
export const planCatalogue = {
  category: 'plan',
  types: {
    PlanDrafted: { upcasters: [] },
    PlanHeaderChanged: { upcasters: [] },
    PlanStagesSet: { upcasters: [] },
    PlanGroupSet: { upcasters: [] },
    PlanGroupRemoved: { upcasters: [] },
    PlanItemAdded: { upcasters: [] },
    PlanItemChanged: { upcasters: [] },
    PlanItemRemoved: { upcasters: [] },
    PlanDraftDiscarded: { upcasters: [] },
    PlanIssued: { upcasters: [] },
    PlanTasksAssigned: { upcasters: [] },
    PlanItemRecordedLate: { upcasters: [] },
    PlanItemRetried: { upcasters: [] },
    PlanItemDropped: { upcasters: [] },
    PlanCorrectionProposed: { upcasters: [] },
    PlanCorrectionDeclined: { upcasters: [] },
    PlanCorrected: { upcasters: [] },
    PlanClosed: { upcasters: [] },
  },
} as const;
