import { dropMigrationOf, type AnyProjection, type MigrationClass } from '@gongjian/shared-projections';
import { assessmentExports } from './exports.js';
import { assessmentReads } from './reads.js';
import { factsProjections } from './facts/projections.js';
import { assessmentFiles } from './files/assessment-files.js';
import { createClosedPlans } from './rounds/closed-plans-table.js';
import { addRevisionsOfRestartingPlans, createRestartingPlans } from './rounds/restarting-plans-table.js';
import { roundsProjections } from './rounds/projections.js';
import { assessmentsSearchProjections } from './search-projections.js';

/** Every read model of the context. */
export const assessmentsProjections: readonly AnyProjection[] = [
  assessmentFiles.projection,
  assessmentExports.projection,
  assessmentReads.projection,
  ...roundsProjections,
  ...factsProjections,
  ...assessmentsSearchProjections,
];

/** Of what the context keeps beside its read models; run after those. */
export const assessmentsMigrations: readonly MigrationClass[] = [
  createClosedPlans,
  createRestartingPlans,
  addRevisionsOfRestartingPlans,
];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerAssessmentsTables = [
  dropMigrationOf({ context: 'assessments', name: 'sheet', version: 1 }),
  dropMigrationOf({ context: 'assessments', name: 'sheet', version: 2 }),
  dropMigrationOf({ context: 'assessments', name: 'sheet', version: 3 }),
  dropMigrationOf({ context: 'assessments', name: 'sheet_result', version: 1 }),
  dropMigrationOf({ context: 'assessments', name: 'result', version: 1 }),
  dropMigrationOf({ context: 'assessments', name: 'application', version: 1 }),
  assessmentReads.dropFormerTable,
];
