import type { AnyProjection } from '@gongjian/shared-projections';
import { factsProjections } from './facts/projections.js';

/** Every read model of the context. */
export const assessmentsProjections = [...factsProjections] as unknown as readonly AnyProjection[];
