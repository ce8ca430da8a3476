import {
  QueryClient,
  type DefaultedQueryObserverOptions,
  type QueryKey,
  type QueryObserverOptions,
} from '@tanstack/react-query';

/**
 * While a record is read as of another moment, the one before stays where it is: what is dragged or pressed to choose
 * the moment keeps the focus.
 */
export class RecordClient extends QueryClient {
  override defaultQueryOptions<
    TQueryFnData = unknown,
    TError = Error,
    TData = TQueryFnData,
    TQueryData = TQueryFnData,
    TQueryKey extends QueryKey = QueryKey,
    TPageParam = never,
  >(
    options:
      | QueryObserverOptions<TQueryFnData, TError, TData, TQueryData, TQueryKey, TPageParam>
      | DefaultedQueryObserverOptions<TQueryFnData, TError, TData, TQueryData, TQueryKey>,
  ): DefaultedQueryObserverOptions<TQueryFnData, TError, TData, TQueryData, TQueryKey> {
    const defaulted = super.defaultQueryOptions(options);
    if (defaulted.placeholderData !== undefined) return defaulted;
    const record = recordOf(defaulted.queryKey);
    if (record === null) return defaulted;
    const kept = (before: TQueryData | undefined, query: { readonly queryKey: QueryKey } | undefined) =>
      query !== undefined && recordOf(query.queryKey) === record ? before : undefined;
    return { ...defaulted, placeholderData: kept as NonNullable<typeof defaulted.placeholderData> };
  }
}

/** What a key reads whatever the moment; null where it is no single record. */
export function recordOf(key: QueryKey): string | null {
  const [, path, request] = key;
  if (typeof path !== 'string' || typeof request !== 'object' || request === null || !('params' in request))
    return null;
  const { path: of, query = {} } = request.params as {
    readonly path?: object;
    readonly query?: Readonly<Record<string, unknown>>;
  };
  if (of === undefined) return null;
  const rest = Object.entries(query).filter(([name]) => name !== 'asOf');
  return JSON.stringify([path, of, rest]);
}
