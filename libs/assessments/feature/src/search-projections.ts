import {
  applicationCatalogue,
  applicationSearchView,
  complaintCatalogue,
  complaintSearchView,
  incidentCatalogue,
  incidentSearchView,
  roundCatalogue,
  roundSearchView,
} from '@gongjian/assessments-domain';
import { searchProjection } from '@gongjian/shared-projections';

export const applicationSearch = searchProjection({
  context: 'assessments',
  name: 'application_search',
  version: 1,
  catalogue: applicationCatalogue,
  view: applicationSearchView,
  columns: [{ name: 'filer_id', type: 'uuid', value: (row) => row.filerId }],
  indexes: [['filer_id']],
});

export const complaintSearch = searchProjection({
  context: 'assessments',
  name: 'complaint_search',
  version: 1,
  catalogue: complaintCatalogue,
  view: complaintSearchView,
  columns: [{ name: 'reporter_id', type: 'uuid', value: (row) => row.reporterId }],
  indexes: [['reporter_id']],
});

export const incidentSearch = searchProjection({
  context: 'assessments',
  name: 'incident_search',
  version: 1,
  catalogue: incidentCatalogue,
  view: incidentSearchView,
  columns: [{ name: 'reporter_id', type: 'uuid', value: (row) => row.reporterId }],
  indexes: [['reporter_id']],
});

export const roundSearch = searchProjection({
  context: 'assessments',
  name: 'round_search',
  version: 1,
  catalogue: roundCatalogue,
  view: roundSearchView,
});

/** What is found of each kind of records. */
export const assessmentsSearchProjections = [roundSearch, applicationSearch, complaintSearch, incidentSearch];
