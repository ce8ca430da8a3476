import { useQueries } from '@tanstack/react-query';
import { queries } from '../../api/client.js';
import { matchOf, type UnitMatch } from './import-review.js';

const MOST = '6';
const HOUR_MS = 3_600_000;

/** Which unit of the directory each name stands for, as far as it has answered. */
export function useUnitMatches(names: readonly string[]): ReadonlyMap<string, UnitMatch> {
  const distinct = [...new Set(names)];
  return useQueries({
    queries: distinct.map((name) => ({
      ...queries.queryOptions('get', '/api/directory/v1/units', {
        params: { query: { name, status: 'registered', limit: MOST } },
      }),
      staleTime: HOUR_MS,
    })),
    combine: (answers) =>
      new Map(
        distinct.flatMap((name, index): (readonly [string, UnitMatch])[] => {
          const found = answers[index]?.data?.items;
          return found === undefined ? [] : [[name, matchOf(name, found)]];
        }),
      ),
  });
}
