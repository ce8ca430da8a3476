/** Every event type of category `period` with its upcasters, oldest first. */
export const periodCatalogue = {
  category: 'period',
  types: { PeriodConcluded: { upcasters: [] }, RemovalAwaited: { upcasters: [] } },
} as const;
