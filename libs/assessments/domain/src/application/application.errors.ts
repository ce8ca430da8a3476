import { DomainError, type BilingualText, type Fault } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

/** A condition in words, for who is refused because of it. */
export interface ConditionUnmet extends BilingualText {
  readonly condition: number;
  readonly seen: readonly string[];
}

export function applicationNotFound(): DomainError {
  return new DomainError('APPLICATION.NOT_FOUND', 'not-found', {
    zh: '没有这份申报。',
    en: 'There is no such application.',
  });
}

export function applicationExists(): DomainError {
  return new DomainError('APPLICATION.EXISTS', 'conflict', {
    zh: '这个编号下已有另一份申报。',
    en: 'Another application was filed under this id.',
  });
}

export function applicationAbandoned(): DomainError {
  return new DomainError('APPLICATION.ABANDONED', 'conflict', {
    zh: '申报超时未提交，请重新申报。',
    en: 'The application was not filed in time; file a new one.',
  });
}

export function conditionsNotMet(conditions: readonly ConditionUnmet[]): DomainError {
  return new DomainError(
    'APPLICATION.CONDITIONS_NOT_MET',
    'conflict',
    { zh: `有 ${conditions.length} 项申报条件没有达到。`, en: `${conditions.length} condition(s) are not met.` },
    { conditions },
  );
}

export function notASubject(): DomainError {
  return new DomainError('APPLICATION.NOT_A_SUBJECT', 'invalid', {
    zh: '不属于这个项目的创建对象。',
    en: 'The programme is not for subjects of this kind.',
  });
}

export function notOnHold(): DomainError {
  return new DomainError('APPLICATION.NOT_ON_HOLD', 'conflict', {
    zh: '申报没有暂停。',
    en: 'The application is not on hold.',
  });
}

export function applicationsNotTaken(): DomainError {
  return new DomainError('APPLICATION.NOT_TAKEN', 'conflict', {
    zh: '这个项目不收申报。',
    en: 'The programme takes no applications.',
  });
}

export function programmeOver(): DomainError {
  return new DomainError('APPLICATION.PROGRAMME_OVER', 'conflict', {
    zh: '创建项目已经结束，不再收申报。',
    en: 'The programme is over: it takes no applications any more.',
  });
}

export function declaredInvalid(errors: readonly Fault[]): DomainError {
  return new DomainError(
    'APPLICATION.DECLARED_INVALID',
    'invalid',
    { zh: `申报的情况有 ${errors.length} 处问题。`, en: `What is declared has ${errors.length} fault(s).` },
    { errors },
  );
}

export function filerNotAllowed(): DomainError {
  return new DomainError('APPLICATION.FILER_NOT_ALLOWED', 'forbidden', {
    zh: '这个项目不接受这种方式的申报。',
    en: 'The programme does not take applications filed this way.',
  });
}

export function titledAlready(): DomainError {
  return new DomainError('APPLICATION.TITLED_ALREADY', 'conflict', {
    zh: '已持有这个称号，复评尚未开始。',
    en: 'The subject holds the title, and its renewal is not open.',
  });
}

export function notAtLevel(level: string | null): DomainError {
  return new DomainError(
    'APPLICATION.NOT_AT_LEVEL',
    'conflict',
    { zh: '申报不在这一环节。', en: 'The application is not at this level.' },
    { level },
  );
}

export function applicationSamePerson(): DomainError {
  return new DomainError('APPLICATION.SAME_PERSON', 'forbidden', {
    zh: '认可须由通过的人以外的另一人作出。',
    en: 'Another person than the one who approved has to accept.',
  });
}

export function ownApplication(): DomainError {
  return new DomainError('APPLICATION.OWN_APPLICATION', 'forbidden', {
    zh: '不得审核自己提交的申报。',
    en: 'Nobody reviews an application of his or her own.',
  });
}

export function notAssessed(): DomainError {
  return new DomainError('APPLICATION.NOT_ASSESSED', 'conflict', {
    zh: '评估还没有结果。',
    en: 'The evaluation has no result yet.',
  });
}

export function applicationOnHold(removalId: string): DomainError {
  return new DomainError(
    'APPLICATION.ON_HOLD',
    'conflict',
    { zh: '称号已摘牌，申报暂停办理。', en: 'The title was removed: the application is on hold.' },
    { removalId },
  );
}

export function reasonMissing(): DomainError {
  return new DomainError('APPLICATION.REASON_MISSING', 'invalid', { zh: '须写明理由。', en: 'A reason is needed.' });
}

export function mayNotReject(): DomainError {
  return new DomainError('APPLICATION.MAY_NOT_REJECT', 'conflict', {
    zh: '这一环节不能不予通过，只能退回。',
    en: 'This level may return an application, not reject it.',
  });
}

export function belowBar(grade: string): DomainError {
  return new DomainError(
    'APPLICATION.BELOW_BAR',
    'conflict',
    { zh: '评定等级未达到命名标准。', en: 'The grade does not reach the bar for a title.' },
    { grade },
  );
}

export function notDetermined(): DomainError {
  return new DomainError('APPLICATION.NOT_DETERMINED', 'conflict', {
    zh: '申报尚未认定。',
    en: 'The application is not determined.',
  });
}

export function applicationDetermined(): DomainError {
  return new DomainError('APPLICATION.DETERMINED', 'conflict', {
    zh: '申报已经认定。',
    en: 'The application is determined.',
  });
}

export function notReturned(): DomainError {
  return new DomainError('APPLICATION.NOT_RETURNED', 'conflict', {
    zh: '申报没有被退回。',
    en: 'The application was not returned.',
  });
}

export const applicationLate: LateRefusals = {
  inFuture: () =>
    new DomainError('APPLICATION.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore) =>
    new DomainError(
      'APPLICATION.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
