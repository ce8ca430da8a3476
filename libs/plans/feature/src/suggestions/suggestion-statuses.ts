import type { SuggestionRow } from '@gongjian/plans-domain';

export const SUGGESTION_STATUSES = [
  'filed',
  'answered',
  'withdrawn',
] as const satisfies readonly SuggestionRow['status'][];
