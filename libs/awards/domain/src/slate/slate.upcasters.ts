/** Every event type of category `slate` with its upcasters, oldest first. */
export const slateCatalogue = {
  category: 'slate',
  types: {
    SlatePrepared: { upcasters: [] },
    SlateRevised: { upcasters: [] },
    SlateTaken: { upcasters: [] },
    SlateReleased: { upcasters: [] },
    SlateApproved: { upcasters: [] },
  },
} as const;
