import type { Body } from '../../api/client.js';

type Filed = Body<'/api/plans/v1/suggestions'>;
export type About = Filed['about'];

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

export const SUGGESTION_KINDS: readonly Filed['kind'][] = [
  'unreasonableDemand',
  'duplicateDemand',
  'deadline',
  'formalism',
  'suggestion',
  'other',
];

/** The kind an address starts the form with: `?say=unreasonableDemand`. */
export function kindAsked(params: URLSearchParams): Filed['kind'] | null {
  const asked = params.get('say');
  return SUGGESTION_KINDS.find((kind) => kind === asked) ?? null;
}
