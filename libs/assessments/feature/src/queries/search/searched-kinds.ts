import type { Action } from '@gongjian/shared-access';
import type { SearchKind } from '@gongjian/shared-records';
import { applicationScope } from '../../applications/application-scope.js';
import { applicationSearch, complaintSearch, incidentSearch } from '../../search-projections.js';

export const ASSESSMENTS_KINDS = ['application', 'complaint', 'incident'] as const;
export type AssessmentsKind = (typeof ASSESSMENTS_KINDS)[number];

/** What is searched, each kind by the rights its list is read by. */
export const SEARCHED: readonly SearchKind<AssessmentsKind>[] = [
  { kind: 'application', definition: applicationSearch, scope: applicationScope },
  { kind: 'complaint', definition: complaintSearch, scope: reported('complaint.read') },
  { kind: 'incident', definition: incidentSearch, scope: reported('incident.read') },
];

/** A system sees what it reported itself. */
function reported(action: Action): SearchKind<AssessmentsKind>['scope'] {
  return async (reader, principal) => {
    const scope = await reader.scope(principal, action);
    return principal.kind === 'service' ? [{ reporter_id: { eq: principal.id } }] : scope;
  };
}
