import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { useMemo } from 'react';
import { keptHere, queries } from '../api/client.js';
import type { FieldRead } from '../shapes/index.js';
import { readStandard, type Standard } from './definition.js';

/** The standard of a programme version; a published version never changes, so it is read once. */
export function useStandard(programme: string | undefined, version: number | undefined): Standard | undefined {
  return useStandardRead(programme, version).standard;
}

/** The same, with what is said of reading it. */
export function useStandardRead(
  programme: string | undefined,
  version: number | undefined,
): { readonly standard: Standard | undefined; readonly read: FieldRead } {
  const known = programme !== undefined && version !== undefined;
  const read = queries.useQuery(
    'get',
    '/api/plans/v1/programmes/{id}/versions/{version}',
    { params: { path: { id: programme ?? '', version: String(version ?? 0) } } },
    { enabled: known, staleTime: 'static', ...keptHere },
  );
  const { data } = read;
  const standard = useMemo(
    () => (data === undefined ? undefined : readStandard(data.definition as unknown as ProgrammeDefinition)),
    [data],
  );
  return { standard, read };
}
