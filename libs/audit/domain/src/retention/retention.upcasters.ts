/** Every event type of category `retention` with its upcasters, oldest first. */
export const retentionCatalogue = {
  category: 'retention',
  types: {
    RetentionChangeProposed: { upcasters: [] },
    RetentionChanged: { upcasters: [] },
    RetentionChangeDeclined: { upcasters: [] },
  },
} as const;
