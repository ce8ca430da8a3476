import type { ReactNode } from 'react';
import { queries } from '../../api/client.js';

const HOUR_MS = 3_600_000;

/** The name of a subject, where only its id is known. */
export function SubjectName({ id }: { readonly id: string }): ReactNode {
  const { data } = queries.useQuery(
    'get',
    '/api/directory/v1/subjects/{id}',
    { params: { path: { id } } },
    { staleTime: HOUR_MS, retry: false },
  );
  return data?.name ?? id.slice(0, 8);
}
