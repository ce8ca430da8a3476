import {
  divisionCatalogue,
  divisionSearchView,
  subjectCatalogue,
  subjectSearchView,
  unitCatalogue,
  unitSearchView,
} from '@gongjian/directory-domain';
import { searchProjection } from '@gongjian/shared-projections';

export const divisionSearch = searchProjection({
  context: 'directory',
  name: 'division_search',
  version: 1,
  catalogue: divisionCatalogue,
  view: divisionSearchView,
  deploymentWide: true,
});

export const unitSearch = searchProjection({
  context: 'directory',
  name: 'unit_search',
  version: 1,
  catalogue: unitCatalogue,
  view: unitSearchView,
});

export const subjectSearch = searchProjection({
  context: 'directory',
  name: 'subject_search',
  version: 1,
  catalogue: subjectCatalogue,
  view: subjectSearchView,
});

/** What is found of each kind of records. */
export const directorySearchProjections = [divisionSearch, unitSearch, subjectSearch];
