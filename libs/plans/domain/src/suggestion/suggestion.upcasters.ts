/** Every event type of category `suggestion` with its upcasters, oldest first. */
export const suggestionCatalogue = {
  category: 'suggestion',
  types: {
    SuggestionFiled: { upcasters: [] },
    SuggestionAnswered: { upcasters: [] },
    SuggestionWithdrawn: { upcasters: [] },
    SuggestionBecameOverdue: { upcasters: [] },
    SuggestionDueRevised: { upcasters: [] },
  },
} as const;
