import {
  circularCatalogue,
  circularSearchView,
  commendationCatalogue,
  commendationSearchView,
  noticeCatalogue,
  noticeSearchView,
  titleCatalogue,
  titleSearchView,
} from '@gongjian/awards-domain';
import { searchProjection } from '@gongjian/shared-projections';

export const titleSearch = searchProjection({
  context: 'awards',
  name: 'title_search',
  version: 2,
  catalogue: titleCatalogue,
  view: titleSearchView,
  holdsFiles: true,
});

export const circularSearch = searchProjection({
  context: 'awards',
  name: 'circular_search',
  version: 2,
  catalogue: circularCatalogue,
  view: circularSearchView,
  holdsFiles: true,
});

export const commendationSearch = searchProjection({
  context: 'awards',
  name: 'commendation_search',
  version: 2,
  catalogue: commendationCatalogue,
  view: commendationSearchView,
  holdsFiles: true,
});

export const noticeSearch = searchProjection({
  context: 'awards',
  name: 'notice_search',
  version: 1,
  catalogue: noticeCatalogue,
  view: noticeSearchView,
});

/** What is found of each kind of records. */
export const awardsSearchProjections = [titleSearch, noticeSearch, circularSearch, commendationSearch];
