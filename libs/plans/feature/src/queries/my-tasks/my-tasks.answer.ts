import type { MyTasksAnswer } from '@gongjian/plans-contracts';
import { z } from 'zod';
import { rectificationListAnswer } from '../rectification-list/rectification-list.answer.js';
import { reportListAnswer } from '../report-list/report-list.answer.js';
import { suggestionListAnswer } from '../suggestion-list/suggestion-list.answer.js';
import { taskListAnswer } from '../task-list/task-list.answer.js';

export const myTasksAnswer: z.ZodType<MyTasksAnswer> = z
  .strictObject({
    ofMyUnits: taskListAnswer.meta({ description: '本单位未办结的任务。Open tasks of my units.' }),
    toReview: taskListAnswer.meta({ description: '待我审核的提交。Submissions I may review.' }),
    extensionsToDecide: taskListAnswer.meta({
      description: '待我批复的延期申请。Requests for extension I may decide.',
    }),
    rectificationsOfMyUnits: rectificationListAnswer.meta({
      description: '本单位待整改的问题。What my units have to put right.',
    }),
    rectificationsToCheck: rectificationListAnswer.meta({
      description: '待核查、待销号的整改。What was put right and waits for its check or its closing.',
    }),
    reportsOfMyUnits: reportListAnswer.meta({
      description: '本单位待报送、待上报的进展报告。Reports my units have to file or to pass on.',
    }),
    reportsToPassOn: reportListAnswer.meta({
      description: '下级报来待上报的进展报告。Reports that came to me from below.',
    }),
    suggestionsToAnswer: suggestionListAnswer.meta({
      description: '待本办公室答复的意见。Suggestions my office has to answer.',
    }),
    suggestionsOverdue: suggestionListAnswer.meta({
      description: '分管范围内逾期未答复的意见。Suggestions not answered in time, for who leads the office.',
    }),
  })
  .meta({ id: 'MyTasks' });
