import { queries, type Answer } from '../../api/client.js';
import type { Tone } from '../../shapes/index.js';

export type Dossier = Answer<'/api/audit/v1/dossiers/{id}'>;

export const CHECKS = ['authentic', 'complete', 'usable', 'safe'] as const;

const LOOK_MS = 2_000;

export const DOSSIER_TONES: Readonly<Record<Dossier['status'], Tone>> = {
  ordered: 'go',
  compiled: 'ok',
  failed: 'late',
};

/** What is being compiled is looked at again and again. */
export function lookForCompiled(dossiers: readonly Pick<Dossier, 'status'>[] | undefined): number | false {
  return dossiers?.some(({ status }) => status === 'ordered') === true ? LOOK_MS : false;
}

export function useDossier(id: string, asOf: { readonly asOf?: string } = {}) {
  return queries.useQuery(
    'get',
    '/api/audit/v1/dossiers/{id}',
    { params: { path: { id }, query: asOf } },
    { refetchInterval: ({ state: { data } }) => lookForCompiled(data === undefined ? undefined : [data]) },
  );
}

/** Items that one check at least has something against, at least. */
export function mostFailed({ checks }: NonNullable<Dossier['compiled']>): number {
  return Math.max(...CHECKS.map((check) => checks[check].failed));
}
