/** Every event type of category `notice` with its upcasters, oldest first. */
export const noticeCatalogue = {
  category: 'notice',
  types: {
    NoticeOpened: { upcasters: [] },
    NoticeCandidateShown: { upcasters: [] },
    CandidateBlocked: { upcasters: [] },
    CandidateUnblocked: { upcasters: [] },
    CandidateStruckOff: { upcasters: [] },
    NoticeTimeRevised: { upcasters: [] },
    NoticeEnded: { upcasters: [] },
    NoticeCancelled: { upcasters: [] },
  },
} as const;
