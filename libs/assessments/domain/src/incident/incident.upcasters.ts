/** Every event type of category `incident` with its upcasters, oldest first. */
export const incidentCatalogue = {
  category: 'incident',
  types: {
    IncidentReported: { upcasters: [] },
    IncidentVerified: { upcasters: [] },
    IncidentUnfounded: { upcasters: [] },
    IncidentCorrected: { upcasters: [] },
    IncidentWithdrawn: { upcasters: [] },
  },
} as const;
