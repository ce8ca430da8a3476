import type { Action } from '@gongjian/shared-access';
import { everything, searchOf, type SearchKind } from '@gongjian/shared-records';
import { applicationScope } from '../../applications/application-scope.js';
import { applicationSearch, complaintSearch, incidentSearch, roundSearch } from '../../search-projections.js';

/** Each kind by the rights its list is read by. */
export const AssessmentsSearchController = searchOf({
  context: 'assessments',
  summary:
    '查找考评轮次、申报、投诉、事件：区划或对象名称、周期、来件编号、备案回执的任一部分 Search rounds, applications, complaints and incidents by any part of a name, a period or a number',
  kinds: [
    { kind: 'round', definition: roundSearch, scope: everything('round.read') },
    { kind: 'application', definition: applicationSearch, scope: applicationScope },
    { kind: 'complaint', definition: complaintSearch, scope: reported('complaint.read') },
    { kind: 'incident', definition: incidentSearch, scope: reported('incident.read') },
  ],
});

/** A system sees what it reported itself. */
function reported(action: Action): SearchKind<string>['scope'] {
  return async (reader, principal) => {
    const scope = await reader.scope(principal, action);
    return principal.kind === 'service' ? [{ reporter_id: { eq: principal.id } }] : scope;
  };
}
