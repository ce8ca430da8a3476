/** Every event type of category `result` with its upcasters, oldest first. */
export const resultCatalogue = {
  category: 'result',
  types: {
    SubjectGraded: { upcasters: [] },
    ResultReopened: { upcasters: [] },
    ResultConfirmed: { upcasters: [] },
    ResultChanged: { upcasters: [] },
  },
} as const;
