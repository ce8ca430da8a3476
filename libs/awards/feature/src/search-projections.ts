import {
  circularCatalogue,
  circularSearchView,
  commendationCatalogue,
  commendationSearchView,
  titleCatalogue,
  titleSearchView,
} from '@gongjian/awards-domain';
import { searchProjection } from '@gongjian/shared-projections';

export const titleSearch = searchProjection({
  context: 'awards',
  name: 'title_search',
  version: 1,
  catalogue: titleCatalogue,
  view: titleSearchView,
});

export const circularSearch = searchProjection({
  context: 'awards',
  name: 'circular_search',
  version: 1,
  catalogue: circularCatalogue,
  view: circularSearchView,
});

export const commendationSearch = searchProjection({
  context: 'awards',
  name: 'commendation_search',
  version: 1,
  catalogue: commendationCatalogue,
  view: commendationSearchView,
});

/** What is found of each kind of records. */
export const awardsSearchProjections = [titleSearch, circularSearch, commendationSearch];
