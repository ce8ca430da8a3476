import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { queries } from '../api/client.js';
import type { Reference } from '../records/values.js';
import { useProgrammeNames } from './programmes.js';

const HOUR_MS = 3_600_000;

/** `''` while it is read, and where the reader may not know it. */
function usePersonName(id: string | null | undefined): string {
  const known = id !== null && id !== undefined;
  const { data } = queries.useQuery(
    'get',
    '/api/directory/v1/people/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: known, staleTime: HOUR_MS, retry: false },
  );
  return data?.name ?? '';
}

/** The name of a person, read when it is first shown; nothing where the reader may not know it. */
export function PersonName({ id }: { readonly id: string | null | undefined }): ReactNode {
  return usePersonName(id);
}

/** The same, leading to the person's page: a link without a name would lead nobody anywhere. */
export function PersonLink({ id }: { readonly id: string }): ReactNode {
  const name = usePersonName(id);
  return name === '' ? null : <Link to={`/administration/people/${id}`}>{name}</Link>;
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

/** What an id refers to, by its name; nothing where the reader may not know it. */
export function ReferredName({ of: { kind, id } }: { readonly of: Reference }): ReactNode {
  switch (kind) {
    case 'person':
      return <PersonName id={id} />;
    case 'programme':
      return <ProgrammeName id={id} />;
    case 'unit':
      return <PlaceName at="/api/directory/v1/units/{id}" id={id} />;
    case 'division':
      return <PlaceName at="/api/directory/v1/divisions/{id}" id={id} />;
    case 'subject':
      return <PlaceName at="/api/directory/v1/subjects/{id}" id={id} />;
  }
}

function ProgrammeName({ id }: { readonly id: string }): ReactNode {
  return useProgrammeNames()(id);
}

type Places = '/api/directory/v1/units/{id}' | '/api/directory/v1/divisions/{id}' | '/api/directory/v1/subjects/{id}';

function PlaceName({ at, id }: { readonly at: Places; readonly id: string }): ReactNode {
  const { data } = queries.useQuery('get', at, { params: { path: { id } } }, { staleTime: HOUR_MS, retry: false });
  return data?.name ?? '—';
}
