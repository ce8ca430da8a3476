import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, done, queries, type Answer, type ItemOf } from '../api/client.js';
import { useLanguage } from '../words/words.js';
import { namedOrComing, type ChoiceProps } from './choices.js';
import { ReadSelect, type FieldRead } from './read-select.js';

const MOST = '200';
const FRESH_MS = 600_000;

/** Among the published programmes. */
export function ProgrammeChoice(props: ChoiceProps): ReactNode {
  const { language } = useLanguage();
  const { items, read } = usePublished();
  return (
    <ReadSelect<string>
      reads={[read]}
      showSearch={{ optionFilterProp: 'label' }}
      labelRender={namedOrComing}
      style={{ minWidth: 180 }}
      popupMatchSelectWidth={false}
      options={items.map(({ id, names }) => ({ value: id, label: names?.[language] ?? id }))}
      {...props}
    />
  );
}

/** Says the name of a programme, read once for all. */
export function useProgrammeNames(): (id: string) => string {
  const { language } = useLanguage();
  const { items } = usePublished();
  return (id) => items.find((programme) => programme.id === id)?.names?.[language] ?? '—';
}

export function ProgrammeLink({ id }: { readonly id: string }): ReactNode {
  return <Link to={`/programmes/${id}`}>{useProgrammeNames()(id)}</Link>;
}

export type PublishedProgramme = ItemOf<'/api/plans/v1/programmes'>;

/** The published programmes, read once for all pages. */
export const publishedProgrammes = queries.queryOptions(
  'get',
  '/api/plans/v1/programmes',
  { params: { query: { published: 'true', sort: 'name', limit: MOST } } },
  { staleTime: FRESH_MS },
);

export function usePublished(): { readonly items: readonly PublishedProgramme[]; readonly read: FieldRead } {
  const read = useQuery(publishedProgrammes);
  return { items: read.data?.items ?? [], read };
}

/** What the latest versions of these programmes say; of all published ones when none are named. */
export function useDefinitions(ids?: readonly string[]): ReadonlyMap<string, ProgrammeDefinition> {
  return useDefinitionsRead(ids).definitions;
}

/** The same, with what is said of reading them. */
export function useDefinitionsRead(ids?: readonly string[]): {
  readonly definitions: ReadonlyMap<string, ProgrammeDefinition>;
  readonly reads: readonly FieldRead[];
} {
  const { items, read: published } = usePublished();
  const asked = items.flatMap(({ id, latestVersion }) =>
    latestVersion === null || (ids !== undefined && !ids.includes(id)) ? [] : [{ id, version: String(latestVersion) }],
  );
  const read = useQueries({
    queries: asked.map(({ id, version }) => ({ ...definitionOptions(id, version), staleTime: 'static' })),
  });
  const definitions = new Map(
    asked.flatMap(({ id }, index) => {
      const definition = read[index]?.data?.definition;
      return definition === undefined ? [] : [[id, definition as unknown as ProgrammeDefinition] as const];
    }),
  );
  return { definitions, reads: [published, ...read] };
}

/** What one version of a programme says; nothing is read while there is none to read. */
export function useDefinition(id: string, version: number, enabled = true): ProgrammeDefinition | undefined {
  const { data } = useQuery({ ...definitionOptions(id, String(version)), staleTime: 'static', enabled });
  return data?.definition as unknown as ProgrammeDefinition | undefined;
}

interface DefinitionRead {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<Answer<'/api/plans/v1/programmes/{id}/versions/{version}'>>;
}

function definitionOptions(id: string, version: string): DefinitionRead {
  return {
    queryKey: ['definition', id, version],
    queryFn: () =>
      done(api.GET('/api/plans/v1/programmes/{id}/versions/{version}', { params: { path: { id, version } } })),
  };
}
