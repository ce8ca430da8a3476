/** Every event type of category `programme` with its upcasters, oldest first. */
export const programmeCatalogue = {
  category: 'programme',
  lasting: 'reference',
  types: {
    ProgrammeDrafted: { upcasters: [] },
    ProgrammeRevised: { upcasters: [] },
    ProgrammeVersionPublished: { upcasters: [] },
  },
} as const;
