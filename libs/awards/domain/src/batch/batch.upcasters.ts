/** Every event type of category `batch` with its upcasters, oldest first. */
export const batchCatalogue = {
  category: 'batch',
  types: {
    BatchOrdered: { upcasters: [] },
    BatchPartDone: { upcasters: [] },
    BatchEnded: { upcasters: [] },
    BatchCancelled: { upcasters: [] },
  },
} as const;
