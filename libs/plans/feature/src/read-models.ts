import { dropMigrationOf } from '@gongjian/shared-projections';
import { planExports } from './exports.js';
import { planReads } from './reads.js';
import { planFiles } from './files/plan-files.js';
import {
  escalationProjection,
  filingProjection,
  followUpProjection,
  planProjection,
  programmeProjection,
  rectificationProjection,
  reportProjection,
  suggestionProjection,
  taskProjection,
} from './projections.js';
import { plansSearchProjections } from './search-projections.js';

/** Every read model of the context, for migrations. */
export const plansProjections = [
  programmeProjection,
  planProjection,
  taskProjection,
  rectificationProjection,
  followUpProjection,
  escalationProjection,
  filingProjection,
  reportProjection,
  suggestionProjection,
  planFiles.projection,
  planFiles.names,
  planExports.projection,
  planReads.projection,
  ...plansSearchProjections,
];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerPlansTables = [
  dropMigrationOf({ context: 'plans', name: 'programme', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'plan', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'task', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'task', version: 2 }),
  dropMigrationOf({ context: 'plans', name: 'rectification', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'followup', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'plan_search', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'task_search', version: 1 }),
  planReads.dropFormerTable,
];
