/** Every event type of category `escalation` with its upcasters, oldest first. */
export const escalationCatalogue = {
  category: 'escalation',
  types: {
    EscalationOpened: { upcasters: [] },
    ReminderSent: { upcasters: [] },
    EscalationDrafted: { upcasters: [] },
    UnitTold: { upcasters: [] },
    UnitStated: { upcasters: [] },
    EscalationDecided: { upcasters: [] },
    EscalationDropped: { upcasters: [] },
    EscalationServed: { upcasters: [] },
    EscalationEnded: { upcasters: [] },
  },
} as const;
