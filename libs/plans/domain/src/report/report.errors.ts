import type { ReportStep } from '@gongjian/plans-contracts';
import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function reportNotFound(): DomainError {
  return new DomainError('REPORT.NOT_FOUND', 'not-found', {
    zh: '没有这份进展报告。',
    en: 'There is no such progress report.',
  });
}

export function notTheReportingUnit(): DomainError {
  return new DomainError('REPORT.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这份进展报告不由你的单位报送。',
    en: 'No unit of yours owes this progress report.',
  });
}

export function reportPassedOn(at: ReportStep): DomainError {
  return new DomainError(
    'REPORT.PASSED_ON',
    'conflict',
    { zh: '报告已经上报，不能再改。', en: 'The report was passed on; it is not replaced any more.' },
    { at },
  );
}

export function reportNotFiled(): DomainError {
  return new DomainError('REPORT.NOT_FILED', 'conflict', {
    zh: '报告还没有报送。',
    en: 'The report is not filed yet.',
  });
}

export function reportArrived(at: ReportStep): DomainError {
  return new DomainError(
    'REPORT.ARRIVED',
    'conflict',
    { zh: '报告已经报到最上一级。', en: 'The report has come to the end of its route.' },
    { at },
  );
}

export function reportStepChanged(at: ReportStep): DomainError {
  return new DomainError(
    'REPORT.STEP_CHANGED',
    'conflict',
    { zh: '报告已经不在这一级，请刷新后再看。', en: 'The report has gone on from there; look at it again.' },
    { at },
  );
}

export function reportNotYetDue(): DomainError {
  return new DomainError('REPORT.NOT_YET_DUE', 'conflict', {
    zh: '报送期限未到。',
    en: 'The time to report is not over yet.',
  });
}

export function reportOverdueUndone(): DomainError {
  return new DomainError('REPORT.LATE_ENTRY_UNDOES_OVERDUE', 'forbidden', {
    zh: '期限已过。按时报送、事后补录的，须由报送单位以外的办公室补录。',
    en: 'The time is over: that it was filed in time is recorded by the office, not by the unit itself.',
  });
}

export const REPORT_LATE: LateRefusals = {
  inFuture: () =>
    new DomainError('REPORT.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'REPORT.LATE_ENTRY_TOO_EARLY',
      'invalid',
      {
        zh: `补录的生效日期不得早于 ${notBefore}。`,
        en: `The period begins on ${notBefore}; nothing of it was filed before.`,
      },
      { notBefore },
    ),
};
