import type { AnyProjection } from '@gongjian/shared-projections';
import { directoryExports } from './exports.js';
import { directoryReads } from './reads.js';
import { directorySearchProjections } from './search-projections.js';

/** Read models that only this context has, beside the tables that others copy. */
export const directoryProjections: readonly AnyProjection[] = [
  directoryExports.projection,
  directoryReads.projection,
  ...directorySearchProjections,
];
