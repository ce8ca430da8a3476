import type { Body } from '../../api/client.js';

export type About = Body<'/api/plans/v1/suggestions'>['about'];

/** What an address says a suggestion is about: `?about=task&aboutId=…`; of the work in general without one. */
export function aboutOf(params: URLSearchParams): About {
  const kind = params.get('about');
  const id = params.get('aboutId');
  if (id === null) return { kind: 'general' };
  if (kind === 'task' || kind === 'filing' || kind === 'report') return { kind, id };
  const planId = params.get('planId');
  return kind === 'planItem' && planId !== null ? { kind, planId, itemId: id } : { kind: 'general' };
}

/** Where what it is about is looked at. */
export function pathOf(about: About): string | null {
  switch (about.kind) {
    case 'task':
      return `/tasks/${about.id}`;
    case 'filing':
      return `/filings/${about.id}`;
    case 'report':
      return `/reports/${about.id}`;
    case 'planItem':
      return `/plans/${about.planId}?item=${about.itemId}`;
    case 'general':
      return null;
  }
}
