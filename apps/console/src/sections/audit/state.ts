import type { TFunction } from 'i18next';
import { queries, type Answer } from '../../api/client.js';
import { instantInFull, type Tone } from '../../shapes/index.js';

export type State = Answer<'/api/audit/v1/states/{id}'>;

const LOOK_MS = 2_000;
const TONES: Readonly<Record<State['status'], Tone>> = {
  queued: 'soon',
  running: 'go',
  ready: 'ok',
  failed: 'late',
  cancelled: 'plain',
  expired: 'plain',
};

export function toneOfState({ status }: Pick<State, 'status'>): Tone {
  return TONES[status];
}

export function isUnderWay({ status }: Pick<State, 'status'>): boolean {
  return status === 'queued' || status === 'running';
}

/** What is under way is looked at again and again. */
export function lookAgain(states: readonly State[] | undefined): number | false {
  return states?.some(isUnderWay) === true ? LOOK_MS : false;
}

export function useStateOf(id: string) {
  return queries.useQuery(
    'get',
    '/api/audit/v1/states/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state: { data } }) => lookAgain(data === undefined ? undefined : [data]) },
  );
}

/** `2026-03-01 00:00:00 的全貌` */
export function stateInWords({ asOf }: Pick<State, 'asOf'>, t: TFunction<'audit'>): string {
  return Number.isNaN(Date.parse(asOf))
    ? t('states.ofPosition', { position: asOf.split(':').at(-1) ?? '' })
    : t('states.of', { when: instantInFull(asOf) });
}

export function recordsOf({ kinds }: Pick<State, 'kinds'>): number {
  return (kinds ?? []).reduce((sum, { records }) => sum + records, 0);
}
