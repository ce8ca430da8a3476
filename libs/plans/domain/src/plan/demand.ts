import { DomainError } from '@gongjian/shared-kernel';

export const DEMAND_KINDS = ['photo', 'video', 'place'] as const;
/** 照片, 视频, 定位 */
export type DemandKind = (typeof DEMAND_KINDS)[number];

/** What is demanded beyond the work itself, and why the work cannot be shown done without it. */
export interface Demand {
  readonly kind: DemandKind;
  readonly necessity: string;
}

/** Nobody demands photos, videos or whereabouts without saying why: it is shown to whoever has to bring them. */
export function refusesDemands(demands: readonly Demand[] | undefined): DomainError | null {
  const asked = demands ?? [];
  const unfounded = asked.find(({ necessity }) => necessity.trim() === '');
  if (unfounded !== undefined) return necessityMissing(unfounded.kind);
  const twice = asked.find(({ kind }, index) => asked.findIndex((other) => other.kind === kind) !== index);
  return twice === undefined ? null : demandedTwice(twice.kind);
}

function necessityMissing(kind: DemandKind): DomainError {
  return new DomainError(
    'DEMAND.NECESSITY_MISSING',
    'invalid',
    {
      zh: '要求提供照片、视频或定位的，须写明必要性；没有必要的，不得要求。',
      en: 'Photos, videos or a place are demanded only with their necessity stated; without one they are not.',
    },
    { kind },
  );
}

function demandedTwice(kind: DemandKind): DomainError {
  return new DomainError(
    'DEMAND.TWICE',
    'invalid',
    { zh: '同一种要求只写一次。', en: 'The same is demanded once.' },
    { kind },
  );
}
