/** Every event type of category `report` with its upcasters, oldest first. */
export const reportCatalogue = {
  category: 'report',
  types: {
    ReportAsked: { upcasters: [] },
    ReportFiled: { upcasters: [] },
    ReportPassedOn: { upcasters: [] },
    ReportBecameOverdue: { upcasters: [] },
    ReportDueRevised: { upcasters: [] },
  },
} as const;
