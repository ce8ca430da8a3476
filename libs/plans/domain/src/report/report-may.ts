import type { DomainError } from '@gongjian/shared-kernel';
import { reportArrived, reportNotFiled, reportPassedOn } from './report.errors.js';
import { firstStep, type KnownReport } from './report-state.js';

export const REPORT_ACTS = ['file', 'passOn'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

export function refusesFilingReport({ asked, at }: KnownReport): DomainError | null {
  return at === firstStep(asked.rules) ? null : reportPassedOn(at);
}

export function refusesPassingOn({ status, at }: KnownReport): DomainError | null {
  if (status === 'asked') return reportNotFiled();
  return status === 'arrived' ? reportArrived(at) : null;
}
