import { everything, within, type SearchKind } from '@gongjian/shared-records';
import { circularSearch, commendationSearch, titleSearch } from '../../search-projections.js';

export const AWARDS_KINDS = ['title', 'circular', 'commendation'] as const;
export type AwardsKind = (typeof AWARDS_KINDS)[number];

/** What is searched, each kind by the rights its list is read by. */
export const SEARCHED: readonly SearchKind<AwardsKind>[] = [
  { kind: 'title', definition: titleSearch, scope: everything('title.read') },
  { kind: 'circular', definition: circularSearch, scope: within('circular.read') },
  { kind: 'commendation', definition: commendationSearch, scope: within('honour.read') },
];
