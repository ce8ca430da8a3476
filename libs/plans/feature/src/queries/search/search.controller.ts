import { everything, searchOf, within } from '@gongjian/shared-records';
import { planFiles } from '../../files/plan-files.js';
import {
  escalationSearch,
  filingSearch,
  followUpSearch,
  planSearch,
  programmeSearch,
  rectificationSearch,
  reportSearch,
  taskSearch,
} from '../../search-projections.js';

/** Each kind by the rights its list is read by. */
export const PlansSearchController = searchOf({
  context: 'plans',
  summary:
    '查找项目、方案、任务、整改、佐证申报、进展报告、督办、专门督导：名称、指标、标题、文号、文件名的任一部分 Search programmes, plans, tasks and what comes of them by any part of a name, indicator, title, number or file name',
  kinds: [
    { kind: 'programme', definition: programmeSearch, scope: everything('programme.read') },
    { kind: 'plan', definition: planSearch, scope: everything('plan.read') },
    { kind: 'rectification', definition: rectificationSearch, scope: within('rectification.read') },
    { kind: 'filing', definition: filingSearch, scope: within('filing.read') },
    { kind: 'report', definition: reportSearch, scope: within('report.read') },
    { kind: 'escalation', definition: escalationSearch, scope: within('escalation.read') },
    { kind: 'followUp', definition: followUpSearch, scope: within('followUp.read') },
    { kind: 'task', definition: taskSearch, scope: within('task.read') },
  ],
  files: planFiles.names,
});
