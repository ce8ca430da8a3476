import { useQueries } from '@tanstack/react-query';
import { queries } from '../../api/client.js';

const HOUR_MS = 3_600_000;

/** The names of these people, as far as they are read and may be known; `''` until then. */
export function usePeopleNames(ids: readonly string[]): (id: string) => string {
  const distinct = [...new Set(ids)];
  return useQueries({
    queries: distinct.map((id) => ({
      ...queries.queryOptions('get', '/api/directory/v1/people/{id}', { params: { path: { id } } }),
      staleTime: HOUR_MS,
      retry: false,
    })),
    combine: (answers) => {
      const names = new Map(distinct.map((id, index) => [id, answers[index]?.data?.name ?? '']));
      return (id: string) => names.get(id) ?? '';
    },
  });
}
