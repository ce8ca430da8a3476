import { everything, type SearchKind } from '@gongjian/shared-records';
import { divisionSearch, subjectSearch, unitSearch } from '../../search-projections.js';

export const DIRECTORY_KINDS = ['division', 'unit', 'subject'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What is searched, each kind by the rights its list is read by. */
export const SEARCHED: readonly SearchKind<DirectoryKind>[] = [
  { kind: 'division', definition: divisionSearch, scope: everything('directory.read') },
  { kind: 'unit', definition: unitSearch, scope: everything('directory.read') },
  { kind: 'subject', definition: subjectSearch, scope: everything('directory.read') },
];
