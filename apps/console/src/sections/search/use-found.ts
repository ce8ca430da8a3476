import { queries } from '../../api/client.js';
import { contextOf, SEARCHED, type Answered, type Kind, type SearchedContext } from './found.js';

const MOST = '50';

export interface ContextAnswer {
  readonly context: SearchedContext;
  readonly data: Answered | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

interface Query {
  readonly data: Answered | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Asks every context at once, or the one that knows `kind`; each answers or fails by itself. */
export function useFound(q: string, kind: Kind | null): readonly ContextAnswer[] {
  const params = { query: { q, limit: MOST, ...(kind === null ? {} : { kinds: kind }) } };
  const asks = (context: SearchedContext): boolean => q !== '' && (kind === null || contextOf(kind) === context);
  const options = (context: SearchedContext): { readonly enabled: boolean; readonly retry: false } => ({
    enabled: asks(context),
    retry: false,
  });
  const answers: Readonly<Record<SearchedContext, Query>> = {
    plans: queries.useQuery('get', '/api/plans/v1/search', { params }, options('plans')),
    awards: queries.useQuery('get', '/api/awards/v1/search', { params }, options('awards')),
    directory: queries.useQuery('get', '/api/directory/v1/search', { params }, options('directory')),
    assessments: queries.useQuery('get', '/api/assessments/v1/search', { params }, options('assessments')),
  };
  return (Object.keys(SEARCHED) as SearchedContext[]).filter(asks).map((context) => {
    const { data, error, refetch } = answers[context];
    return { context, data, error, again: () => void refetch() };
  });
}
