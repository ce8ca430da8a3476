import type { ReactNode } from 'react';
import { queries } from '../api/client.js';

const HOUR_MS = 3_600_000;

/** The name of a person, read when it is first shown; nothing where the reader may not know it. */
export function PersonName({ id }: { readonly id: string | null | undefined }): ReactNode {
  const known = id !== null && id !== undefined;
  const { data } = queries.useQuery(
    'get',
    '/api/directory/v1/people/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: known, staleTime: HOUR_MS, retry: false },
  );
  return data?.name ?? '';
}

export interface Officer {
  readonly personId: string;
  readonly post: { readonly name: string } | null;
  readonly unit: { readonly name: string } | null;
}

/** Who acted, in which post of which unit, as it was then. */
export function OfficerName({ of }: { readonly of: Officer }): ReactNode {
  return (
    <>
      {[of.unit?.name, of.post?.name].filter((part) => part !== undefined).join(' ')} <PersonName id={of.personId} />
    </>
  );
}
