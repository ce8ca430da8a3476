import { DomainError } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function surveyNotFound(): DomainError {
  return new DomainError('SURVEY.NOT_FOUND', 'not-found', { zh: '没有这次问卷调查。', en: 'There is no such survey.' });
}

export function surveyAlreadyOpen(): DomainError {
  return new DomainError('SURVEY.ALREADY_OPEN', 'conflict', {
    zh: '这项指标的问卷调查已按其他内容开启。',
    en: 'The survey of this indicator was opened with other content.',
  });
}

export function surveyGroupUnknown(group: string): DomainError {
  return new DomainError(
    'SURVEY.GROUP_UNKNOWN',
    'invalid',
    { zh: '问卷调查没有这个群体。', en: 'The survey has no such group.' },
    { group },
  );
}

export function surveyMoreThanAsked(group: string): DomainError {
  return new DomainError(
    'SURVEY.MORE_THAN_ASKED',
    'invalid',
    {
      zh: '满意的不得多于答卷，答卷不得多于发放，发放不得多于总数。',
      en: 'No more favourable answers than answers, than people asked, than there are.',
    },
    { group },
  );
}

export function surveyTooFewAnswers(groups: readonly string[]): DomainError {
  return new DomainError(
    'SURVEY.TOO_FEW_ANSWERS',
    'conflict',
    { zh: '有的群体答卷不足。', en: 'Some groups have too few answers.' },
    { groups },
  );
}

export function surveyClosed(): DomainError {
  return new DomainError('SURVEY.CLOSED', 'conflict', {
    zh: '问卷调查已经结束；有误请更正。',
    en: 'The survey is closed; correct it where it is wrong.',
  });
}

export function surveyNotClosed(): DomainError {
  return new DomainError('SURVEY.NOT_CLOSED', 'conflict', {
    zh: '问卷调查还没有结束。',
    en: 'The survey is not closed.',
  });
}

export function surveySamePerson(): DomainError {
  return new DomainError('SURVEY.SAME_PERSON', 'forbidden', {
    zh: '须由另一人确认。',
    en: 'Another person has to confirm it.',
  });
}

export function surveyCorrectionPending(): DomainError {
  return new DomainError('SURVEY.CORRECTION_PENDING', 'conflict', {
    zh: '已有一项更正待确认。',
    en: 'A correction is waiting to be confirmed.',
  });
}

export function surveyCorrectionUnknown(): DomainError {
  return new DomainError('SURVEY.CORRECTION_UNKNOWN', 'not-found', {
    zh: '没有这项待确认的更正。',
    en: 'There is no such correction to confirm.',
  });
}

export const surveyLate: LateRefusals = {
  inFuture: () =>
    new DomainError('SURVEY.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore) =>
    new DomainError(
      'SURVEY.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
