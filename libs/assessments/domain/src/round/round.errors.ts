import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function roundNotFound(): DomainError {
  return new DomainError('ROUND.NOT_FOUND', 'not-found', { zh: '没有这轮考评。', en: 'There is no such round.' });
}

export function roundUnknownCode(): DomainError {
  return new DomainError('ROUND.UNKNOWN_CODE', 'invalid', {
    zh: '项目的这个版本没有这个轮次。',
    en: 'This version of the programme has no such round.',
  });
}

export function roundOutsidePlan(from: LocalDate, to: LocalDate): DomainError {
  return new DomainError(
    'ROUND.PERIOD_OUTSIDE_PLAN',
    'invalid',
    { zh: `考评期不在方案期 ${from} 至 ${to} 内。`, en: `The period is outside the plan's, ${from} to ${to}.` },
    { from, to },
  );
}

export function roundHistoric(): DomainError {
  return new DomainError('ROUND.HISTORIC', 'conflict', {
    zh: '历史项目未经批准不得开展考评。',
    en: 'A historic programme is not assessed without approval.',
  });
}

export function roundAlreadyOpen(): DomainError {
  return new DomainError('ROUND.ALREADY_OPEN', 'conflict', {
    zh: '这轮考评已按其他内容开启。',
    en: 'This round was opened with other content.',
  });
}

export function roundNotOpen(status: string): DomainError {
  return new DomainError(
    'ROUND.NOT_OPEN',
    'conflict',
    { zh: '这轮考评不在进行中。', en: 'The round is not open.' },
    { status },
  );
}

export function roundNotBegun(from: LocalDate): DomainError {
  return new DomainError(
    'ROUND.NOT_BEGUN',
    'conflict',
    { zh: `考评期自 ${from} 起，之前不能结束。`, en: `The period begins on ${from}: the round is not closed before.` },
    { from },
  );
}

export function roundSubjectsComing(): DomainError {
  return new DomainError('ROUND.SUBJECTS_COMING', 'conflict', {
    zh: '对象还在加入，请稍后再结束。',
    en: 'Subjects are still being entered; close it a little later.',
  });
}

export function roundSheetsUnfinished(unfinished: number): DomainError {
  return new DomainError(
    'ROUND.SHEETS_UNFINISHED',
    'conflict',
    { zh: `还有 ${unfinished} 张评分表没有完成。`, en: `${unfinished} score sheet(s) are not scored.` },
    { unfinished },
  );
}

export function roundPartsUnconcluded(unfinished: number): DomainError {
  return new DomainError(
    'ROUND.PARTS_UNCONCLUDED',
    'conflict',
    { zh: `所汇总的还有 ${unfinished} 轮没有结论。`, en: `${unfinished} round(s) that it sums up are not concluded.` },
    { unfinished },
  );
}

export function roundPlanMissing(): DomainError {
  return new DomainError('ROUND.PLAN_MISSING', 'conflict', {
    zh: '汇总随工作方案进行，不能另行开启。',
    en: 'A summary goes with a plan; it is not opened beside one.',
  });
}

export function roundNotTied(): DomainError {
  return new DomainError('ROUND.NOT_TIED', 'conflict', {
    zh: '没有需要决定的并列。',
    en: 'No tie waits for a decision.',
  });
}

export function roundTieChanged(): DomainError {
  return new DomainError('ROUND.TIE_CHANGED', 'conflict', {
    zh: '并列的对象已有变化，请重新查看。',
    en: 'Other subjects are tied now; look at them again.',
  });
}

export function roundTieContradicts(): DomainError {
  return new DomainError('ROUND.TIE_CONTRADICTS', 'conflict', {
    zh: '与此前决定的先后不一致；已决定的先后不再改变。',
    en: 'An order that was decided before says otherwise; it stands.',
  });
}

export function roundConcluded(): DomainError {
  return new DomainError('ROUND.CONCLUDED', 'conflict', { zh: '这轮考评已有结论。', en: 'The round is concluded.' });
}

export function roundNotConcluded(): DomainError {
  return new DomainError('ROUND.NOT_CONCLUDED', 'conflict', {
    zh: '这轮考评还没有结论。',
    en: 'The round is not concluded.',
  });
}

export function roundUnknownProgramme(programmeId: string): DomainError {
  return new DomainError(
    'ROUND.UNKNOWN_PROGRAMME',
    'invalid',
    { zh: '没有这个已发布的创建项目。', en: 'There is no such published programme.' },
    { programmeId },
  );
}

/** Versions follow one another: beyond the next one there is none. */
export function roundUnknownVersion(latest: number): DomainError {
  return new DomainError(
    'ROUND.UNKNOWN_VERSION',
    'invalid',
    {
      zh: `该创建项目没有这一版本，最新为第 ${latest} 版。`,
      en: `The programme has no such version; its latest is ${latest}.`,
    },
    { latest },
  );
}

export function roundNotComparable(): DomainError {
  return new DomainError('ROUND.NOT_COMPARABLE', 'invalid', {
    zh: '汇总的轮次只能与汇总的轮次比较。',
    en: 'A round that sums up others is compared with such a one.',
  });
}

export const roundLate: LateRefusals = {
  inFuture: () =>
    new DomainError('ROUND.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore) =>
    new DomainError(
      'ROUND.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
