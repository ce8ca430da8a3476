import {
  escalationCatalogue,
  escalationSearchView,
  filingCatalogue,
  filingSearchView,
  followUpCatalogue,
  followUpSearchView,
  planCatalogue,
  planSearchView,
  programmeCatalogue,
  programmeSearchView,
  rectificationCatalogue,
  rectificationSearchView,
  reportCatalogue,
  reportSearchView,
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
  version: 2,
  catalogue: planCatalogue,
  view: planSearchView,
  holdsFiles: true,
});

export const taskSearch = searchProjection({
  context: 'plans',
  name: 'task_search',
  version: 2,
  catalogue: taskCatalogue,
  view: taskSearchView,
  holdsFiles: true,
});

export const rectificationSearch = searchProjection({
  context: 'plans',
  name: 'rectification_search',
  version: 1,
  catalogue: rectificationCatalogue,
  view: rectificationSearchView,
  holdsFiles: true,
});

export const filingSearch = searchProjection({
  context: 'plans',
  name: 'filing_search',
  version: 1,
  catalogue: filingCatalogue,
  view: filingSearchView,
  holdsFiles: true,
});

export const reportSearch = searchProjection({
  context: 'plans',
  name: 'report_search',
  version: 1,
  catalogue: reportCatalogue,
  view: reportSearchView,
  holdsFiles: true,
});

export const escalationSearch = searchProjection({
  context: 'plans',
  name: 'escalation_search',
  version: 1,
  catalogue: escalationCatalogue,
  view: escalationSearchView,
  holdsFiles: true,
});

export const followUpSearch = searchProjection({
  context: 'plans',
  name: 'followup_search',
  version: 1,
  catalogue: followUpCatalogue,
  view: followUpSearchView,
});

/** What is found of each kind of records. */
export const plansSearchProjections = [
  programmeSearch,
  planSearch,
  taskSearch,
  rectificationSearch,
  filingSearch,
  reportSearch,
  escalationSearch,
  followUpSearch,
];
