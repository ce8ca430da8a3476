import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, done, queries } from '../../api/client.js';
import type { FieldRead } from '../../shapes/index.js';
import { useLanguage, type Language } from '../../words/words.js';

interface Names {
  readonly zh: string;
  readonly en: string;
}

interface Coded {
  readonly code: string;
  readonly names: Names;
}

/** Of a definition what awards are named by. */
interface AwardDefinition {
  readonly names?: Names;
  readonly grading?: { readonly grades?: readonly (Coded & { readonly named?: true })[] };
  readonly award?: {
    readonly title?: { readonly names?: Names; readonly plaque?: boolean };
    readonly notice?: object;
    readonly triggers?: readonly (Coded & { readonly clause: string })[];
  };
  readonly facts?: {
    readonly incidents?: readonly Coded[];
    readonly complaints?: { readonly kinds?: readonly Coded[] };
  };
  readonly honours?: { readonly commendations?: readonly (Coded & { readonly to: string })[] };
}

export interface Pinned {
  readonly programme: string;
  readonly version: number;
}

/** What a programme calls its title, grades, triggers and commendations, in the reader's language. */
export interface AwardNames {
  readonly programme: (of: Pinned) => string;
  readonly title: (of: Pinned) => string;
  readonly grade: (of: Pinned, code: string) => string;
  /** Grades that are named, best first. */
  readonly grades: (of: Pinned) => readonly string[];
  readonly commendation: (of: Pinned, code: string) => string;
  /** Of incidents and complaints. */
  readonly fact: (of: Pinned, code: string) => string;
  readonly commendations: (of: Pinned) => readonly { readonly code: string; readonly to: string }[];
  readonly clauses: (of: Pinned) => readonly string[];
  readonly withPlaque: (of: Pinned) => boolean;
  readonly withNotice: (of: Pinned) => boolean;
  /** Reads what a list beyond the shown page names; exports wait for it. */
  readonly load: (of: readonly Pinned[]) => Promise<void>;
  /** What fields say of reading the definitions. */
  readonly reads: readonly FieldRead[];
}

function definitionQuery({ programme, version }: Pinned) {
  return {
    queryKey: ['award-definition', programme, version],
    queryFn: async (): Promise<AwardDefinition> => {
      const path = { id: programme, version: String(version) };
      const answer = await done(api.GET('/api/plans/v1/programmes/{id}/versions/{version}', { params: { path } }));
      return answer.definition;
    },
    staleTime: 'static' as const,
    retry: false,
  };
}

function factsOf(of: AwardDefinition | undefined): readonly Coded[] {
  return [...(of?.facts?.incidents ?? []), ...(of?.facts?.complaints?.kinds ?? [])];
}

function distinct(of: readonly Pinned[]): readonly Pinned[] {
  return [...new Map(of.map((pinned) => [`${pinned.programme} ${pinned.version}`, pinned])).values()];
}

function namesIn(client: QueryClient, language: Language): Omit<AwardNames, 'reads'> {
  const known = ({ programme, version }: Pinned): AwardDefinition | undefined =>
    client.getQueryData(['award-definition', programme, version]);
  const coded = (of: readonly Coded[] | undefined, code: string): string =>
    of?.find((one) => one.code === code)?.names[language] ?? code;
  const noGrade = language === 'zh' ? '未达标' : 'No grade';
  /** While a definition is read its codes say nothing to anybody. */
  const unread = '…';
  return {
    programme: (of) => known(of)?.names?.[language] ?? '—',
    title: (of) => known(of)?.award?.title?.names?.[language] ?? known(of)?.names?.[language] ?? '—',
    grade: (of, code) =>
      code === 'none' ? noGrade : known(of) === undefined ? unread : coded(known(of)?.grading?.grades, code),
    grades: (of) => (known(of)?.grading?.grades ?? []).filter(({ named }) => named === true).map(({ code }) => code),
    commendation: (of, code) => (known(of) === undefined ? unread : coded(known(of)?.honours?.commendations, code)),
    fact: (of, code) => (known(of) === undefined ? unread : coded(factsOf(known(of)), code)),
    commendations: (of) => known(of)?.honours?.commendations ?? [],
    clauses: (of) => [...new Set((known(of)?.award?.triggers ?? []).map(({ clause }) => clause))],
    withPlaque: (of) => known(of)?.award?.title?.plaque ?? true,
    withNotice: (of) => known(of)?.award?.notice !== undefined,
    load: async (of) => {
      await Promise.allSettled(distinct(of).map((pinned) => client.ensureQueryData(definitionQuery(pinned))));
    },
  };
}

/** The names of what is shown; read once a version. */
export function useAwardNames(of: readonly Pinned[]): AwardNames {
  const { language } = useLanguage();
  const client = useQueryClient();
  const reads = useQueries({ queries: distinct(of).map(definitionQuery) });
  return { ...namesIn(client, language), reads };
}

/** The latest published version of a programme. */
export function useLatestVersion(programme: string | undefined): {
  readonly version: number | undefined;
  readonly read: FieldRead;
} {
  const read = queries.useQuery(
    'get',
    '/api/plans/v1/programmes/{id}',
    { params: { path: { id: programme ?? '' } } },
    { enabled: programme !== undefined },
  );
  return { version: read.data?.latestVersion ?? undefined, read };
}
