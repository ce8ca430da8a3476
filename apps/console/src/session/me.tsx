import { createContext, useContext } from 'react';
import { keptHere, queries, type Answer } from '../api/client.js';

export type Me = Answer<'/api/directory/v1/me'>;
export type Role = Me['roles'][number]['role'];

export const meRead = queries.queryOptions('get', '/api/directory/v1/me', {}, { staleTime: Infinity, ...keptHere });

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Who is signed in; below the shell there always is somebody. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}

export function useRoles(): ReadonlySet<Role> {
  return new Set(useMe().roles.map(({ role }) => role));
}

export type Action = Me['may'][number];

/** What the server lets the reader do somewhere; where, the act itself answers. */
export function useMay(): (...actions: readonly Action[]) => boolean {
  const may = new Set(useMe().may);
  return (...actions) => actions.some((action) => may.has(action));
}
