import { searchOf, within } from '@gongjian/shared-records';
import { awardFiles } from '../../files/award-files.js';
import { circularSearch, commendationSearch, noticeSearch, titleSearch } from '../../search-projections.js';

/** Each kind by the rights its list is read by. */
export const AwardsSearchController = searchOf({
  context: 'awards',
  summary:
    '查找称号、公示、通报、表彰：对象或单位名称、文号、牌匾编号、文件名的任一部分 Search titles, notices, circulars and commendations by any part of a name, a document’s or a plaque’s number or a file’s name',
  kinds: [
    { kind: 'notice', definition: noticeSearch, scope: within('notice.read') },
    { kind: 'circular', definition: circularSearch, scope: within('circular.read') },
    { kind: 'commendation', definition: commendationSearch, scope: within('honour.read') },
    { kind: 'title', definition: titleSearch, scope: within('title.read') },
  ],
  files: awardFiles.names,
});
