import type { AnyProjection } from '@gongjian/shared-projections';

/** Every read model of the context. */
export const assessmentsProjections: readonly AnyProjection[] = [];
