import { everything, within, type SearchKind } from '@gongjian/shared-records';
import { planSearch, programmeSearch, taskSearch } from '../../search-projections.js';

export const PLANS_KINDS = ['programme', 'plan', 'task'] as const;
export type PlansKind = (typeof PLANS_KINDS)[number];

/** What is searched, each kind by the rights its list is read by. */
export const SEARCHED: readonly SearchKind<PlansKind>[] = [
  { kind: 'programme', definition: programmeSearch, scope: everything('programme.read') },
  { kind: 'plan', definition: planSearch, scope: everything('plan.read') },
  { kind: 'task', definition: taskSearch, scope: within('task.read') },
];
