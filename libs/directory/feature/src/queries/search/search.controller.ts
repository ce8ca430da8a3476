import { everything, searchOf } from '@gongjian/shared-records';
import { divisionSearch, subjectSearch, unitSearch } from '../../search-projections.js';

/** Each kind by the rights its list is read by. */
export const DirectorySearchController = searchOf({
  context: 'directory',
  summary:
    '查找区划、单位、创建对象：现名、曾用名、代码的任一部分 Search divisions, units and subjects by any part of a name they have or had, or of a code',
  kinds: [
    { kind: 'division', definition: divisionSearch, scope: everything('directory.read') },
    { kind: 'unit', definition: unitSearch, scope: everything('directory.read') },
    { kind: 'subject', definition: subjectSearch, scope: everything('directory.read') },
  ],
});
