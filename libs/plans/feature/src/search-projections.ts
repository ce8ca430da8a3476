import {
  planCatalogue,
  planSearchView,
  programmeCatalogue,
  programmeSearchView,
  taskCatalogue,
  taskSearchView,
} from '@gongjian/plans-domain';
import { searchProjection } from '@gongjian/shared-projections';

export const programmeSearch = searchProjection({
  context: 'plans',
  name: 'programme_search',
  version: 1,
  catalogue: programmeCatalogue,
  view: programmeSearchView,
});

export const planSearch = searchProjection({
  context: 'plans',
  name: 'plan_search',
  version: 1,
  catalogue: planCatalogue,
  view: planSearchView,
});

export const taskSearch = searchProjection({
  context: 'plans',
  name: 'task_search',
  version: 1,
  catalogue: taskCatalogue,
  view: taskSearchView,
});

/** What is found of each kind of records. */
export const plansSearchProjections = [programmeSearch, planSearch, taskSearch];
