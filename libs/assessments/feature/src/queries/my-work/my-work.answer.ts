import { z } from 'zod';
import { applicationListAnswer } from '../application-list/application-list.answer.js';
import { complaintListAnswer } from '../complaint-list/complaint-list.answer.js';
import { incidentListAnswer } from '../incident-list/incident-list.answer.js';
import { roundListAnswer } from '../round-list/round-list.answer.js';
import { resultListAnswer } from './result-list.answer.js';
import { sheetListAnswer } from '../sheet-list/sheet-list.answer.js';

export const myWorkAnswer = z
  .strictObject({
    sheetsToFill: sheetListAnswer.meta({
      description: '待我考评或自查的评分表。Score sheets that wait for my assessment or self-check.',
    }),
    roundsToConclude: roundListAnswer.meta({
      description: '期满待结束的轮次，待决定的同分。Rounds whose period is over, and ties to decide.',
    }),
    applicationsToReview: applicationListAnswer.meta({ description: '待我审核的申报。Applications I may act on.' }),
    applicationsReturned: applicationListAnswer.meta({
      description: '退回我补正的申报。Applications of mine to be submitted again.',
    }),
    newResults: resultListAnswer.meta({
      description:
        '近 30 日本单位、本社区评定结果的新结果和变化。Results of my own unit or community that came or changed within 30 days.',
    }),
    sheetsLeftOut: sheetListAnswer.meta({
      description:
        '近 30 日本单位、本社区因未完成评分而没有评定结果的评分表。Sheets of my own that a round was concluded without within 30 days.',
    }),
    incidentsToVerify: incidentListAnswer.meta({ description: '待核实的事件。Incidents to verify.' }),
    complaintsToCheck: complaintListAnswer.meta({
      description: '待查实或待办结的投诉。Complaints to verify, or to close.',
    }),
    complaintsToRectify: complaintListAnswer.meta({ description: '待整改的投诉。Complaints to put right.' }),
  })
  .meta({ id: 'AssessmentsWork' });
export type MyWorkAnswer = z.output<typeof myWorkAnswer>;
