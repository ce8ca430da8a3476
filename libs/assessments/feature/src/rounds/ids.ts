import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

/** The one round of that code and period of a plan. */
export function roundOfPlan(tenant: string, planId: string, roundCode: string, periodKey: string): string {
  return naturalId(tenant, 'round', planId, roundCode, periodKey);
}

export function sheetIdOf(tenant: string, roundId: string, subjectId: string): string {
  return naturalId(tenant, 'sheet', roundId, subjectId);
}

export function resultIdOf(tenant: string, roundId: string, subjectId: string): string {
  return naturalId(tenant, 'result', roundId, subjectId);
}

export function surveyIdOf(tenant: string, roundId: string, subjectId: string, indicator: string): string {
  return naturalId(tenant, 'survey', roundId, subjectId, indicator);
}

export const roundStream = (roundId: string): string => streamName('round', roundId);
export const sheetStream = (sheetId: string): string => streamName('sheet', sheetId);
export const resultStream = (resultId: string): string => streamName('result', resultId);
export const surveyStream = (surveyId: string): string => streamName('survey', surveyId);
