import { assessmentsProjections } from '@gongjian/assessments-feature';
import { awardsProjections } from '@gongjian/awards-feature';
import { plansProjections } from '@gongjian/plans-feature';
import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import type { ContextTables } from '@gongjian/shared-projections';

/** The context that keeps the process's copy of the directory. */
export const DIRECTORY_CONTEXT = 'directory';

/** Every read model of the process. */
export const contextTables: readonly ContextTables[] = [
  { context: DIRECTORY_CONTEXT, projections: allDirectoryTables(directoryTables(DIRECTORY_CONTEXT)) },
  { context: 'plans', projections: plansProjections },
  { context: 'assessments', projections: assessmentsProjections },
  { context: 'awards', projections: awardsProjections },
];
