import { useLocation, useNavigate, useSearchParams } from 'react-router';

export interface ListState<Filter extends string> {
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly sort: string | undefined;
  readonly cursor: string | undefined;
  /** For the query of a list: what is set, under the names the API has. */
  readonly query: Readonly<Record<string, string>>;
  readonly set: (changes: Readonly<Partial<Record<Filter | 'sort', string | undefined>>>) => void;
  readonly turn: (cursor: string) => void;
  readonly clear: () => void;
}

/**
 * Filters, order and page of a list live in the address: shared by link, kept by the back button. A second list of the
 * same page has a prefix of its own.
 */
export function useListState<Filter extends string>(
  names: readonly Filter[],
  defaultSort?: string,
  prefix = '',
): ListState<Filter> {
  const [params, setParams] = useSearchParams();
  const set = (changes: Readonly<Partial<Record<string, string | undefined>>>): void => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete(`${prefix}cursor`);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') after.delete(prefix + name);
          else after.set(prefix + name, value);
        }
        return after;
      },
      { replace: true },
    );
  };
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of names) {
    const value = params.get(prefix + name);
    if (value !== null) filters[name] = value;
  }
  const sort = params.get(`${prefix}sort`) ?? defaultSort;
  const cursor = params.get(`${prefix}cursor`) ?? undefined;
  return {
    filters,
    sort,
    cursor,
    query: {
      ...(filters as Record<string, string>),
      ...(sort === undefined ? {} : { sort }),
      ...(cursor === undefined ? {} : { cursor }),
    },
    set,
    turn: (next: string) => {
      const after = new URLSearchParams(params);
      after.set(`${prefix}cursor`, next);
      setParams(after, { state: TURNED });
    },
    clear: () => set(Object.fromEntries(names.map((name) => [name, undefined]))),
  };
}

const TURNED = { turned: true };

/** To the page before; from an address that was opened as it is, to the first. */
export function usePageBefore(state: Pick<ListState<string>, 'set'>): () => void {
  const navigate = useNavigate();
  const turned = (useLocation().state as typeof TURNED | null)?.turned === true;
  return () => {
    if (turned) void navigate(-1);
    else state.set({});
  };
}

/** The query of a list as its API takes it, at `cursor`; what an address wrongly holds, the API refuses. */
export function listQuery<Query>(
  { filters, sort }: Pick<ListState<string>, 'filters' | 'sort'>,
  cursor: string | undefined,
  limit: number,
): Query {
  return {
    ...filters,
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    limit: String(limit),
  } as Query;
}
