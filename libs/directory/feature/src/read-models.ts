import type { AnyProjection, MigrationClass } from '@gongjian/shared-projections';
import { directoryExports } from './exports.js';
import { directoryReads } from './reads.js';
import { directorySearchProjections } from './search-projections.js';

/** Read models that only this context has, beside the tables that others copy. */
export const directoryProjections: readonly AnyProjection[] = [
  directoryExports.projection,
  directoryReads.projection,
  ...directorySearchProjections,
];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerDirectoryTables: readonly MigrationClass[] = [directoryReads.dropFormerTable];
