import { useSyncExternalStore } from 'react';

/** The page that is looked at: what stands behind `#/`. */
export interface ViewerPlace {
  readonly page: string;
  /** Behind the page: the key of a record. */
  readonly key: string;
  readonly params: URLSearchParams;
}

function placeOf(hash: string): ViewerPlace {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', key = ''] = path.split('/', 2);
  return { page, key: decodeURIComponent(key), params: new URLSearchParams(query) };
}

export function usePlace(): ViewerPlace {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash,
  );
  return placeOf(hash);
}

export function recordPlace(key: string): string {
  return `#/record/${encodeURIComponent(key)}`;
}

/** The list of records with other conditions, without another step back. */
export function lookFor(params: URLSearchParams): void {
  const query = params.toString();
  window.location.replace(query === '' ? '#/records' : `#/records?${query}`);
}
