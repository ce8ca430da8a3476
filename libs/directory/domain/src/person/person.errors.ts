import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function personUnknown(): DomainError {
  return new DomainError('PERSON.UNKNOWN', 'not-found', { zh: '没有这个人员。', en: 'There is no such person.' });
}

export function personAlreadyRegistered(): DomainError {
  return new DomainError('PERSON.ALREADY_REGISTERED', 'conflict', {
    zh: '该人员已登记。',
    en: 'The person is registered already.',
  });
}

export function personErased(): DomainError {
  return new DomainError('PERSON.ERASED', 'conflict', {
    zh: '该人员的个人信息已删除，不能再办理。',
    en: 'The person was erased; nothing more can be recorded.',
  });
}

export function postUnknown(): DomainError {
  return new DomainError('PERSON.POST_UNKNOWN', 'not-found', {
    zh: '该人员没有这项职务。',
    en: 'The person has no such post.',
  });
}

export function postLeft(to: LocalDate): DomainError {
  return new DomainError(
    'PERSON.POST_LEFT',
    'conflict',
    { zh: `该职务已于 ${to} 卸任。`, en: `The post was left on ${to}.` },
    { to },
  );
}

export function datesReversed(): DomainError {
  return new DomainError('PERSON.DATES_REVERSED', 'invalid', {
    zh: '截止日期不能早于开始日期。',
    en: 'The last day cannot be before the first.',
  });
}

export function postFactUnknown(): DomainError {
  return new DomainError('PERSON.FACT_UNKNOWN', 'invalid', {
    zh: '要更正的记录不是这项职务的任职或卸任记录，或其中没有要更正的内容。',
    en: 'The fact to correct is not the taking or leaving of this post, or does not hold what is corrected.',
  });
}

export function grantUnknown(): DomainError {
  return new DomainError('PERSON.GRANT_UNKNOWN', 'not-found', {
    zh: '该人员没有这项授权。',
    en: 'The person has no such grant.',
  });
}

export function grantEnded(to: LocalDate): DomainError {
  return new DomainError(
    'PERSON.GRANT_ENDED',
    'conflict',
    { zh: `该授权已于 ${to} 终止。`, en: `The grant ended on ${to}.` },
    { to },
  );
}

export function grantOfSeat(): DomainError {
  return new DomainError('PERSON.GRANT_OF_SEAT', 'conflict', {
    zh: '该授权属于审计席位，请由审计管理员终止席位。',
    en: 'The right is of an auditor’s seat; the audit administrator ends the seat.',
  });
}

export function seatUnknown(): DomainError {
  return new DomainError('PERSON.SEAT_UNKNOWN', 'not-found', {
    zh: '该人员没有这个审计席位。',
    en: 'The person has no such auditor’s seat.',
  });
}

export function seatOver(to: LocalDate): DomainError {
  return new DomainError(
    'PERSON.SEAT_OVER',
    'conflict',
    { zh: `该审计席位已于 ${to} 到期或终止。`, en: `The auditor’s seat ended on ${to}.` },
    { to },
  );
}

export function seatHeld(): DomainError {
  return new DomainError('PERSON.SEAT_HELD', 'conflict', {
    zh: '该人员在这段时间内已有审计席位，一人同时只能有一个。',
    en: 'The person holds an auditor’s seat over some of those days; there is one at a time.',
  });
}

export function seatNotAlone(): DomainError {
  return new DomainError('PERSON.SEAT_NOT_ALONE', 'conflict', {
    zh: '审计席位不能与其他授权同时持有。',
    en: 'An auditor’s seat is never held together with another right.',
  });
}

export function seatTooLong(until: LocalDate): DomainError {
  return new DomainError(
    'PERSON.SEAT_TOO_LONG',
    'invalid',
    { zh: `审计席位最长一年，最晚到 ${until}。`, en: `An auditor’s seat lasts a year at most, until ${until}.` },
    { until },
  );
}

export function seatNotLater(to: LocalDate): DomainError {
  return new DomainError(
    'PERSON.SEAT_NOT_LATER',
    'invalid',
    {
      zh: `延期后的截止日期须晚于 ${to}；要提前结束请终止席位。`,
      en: `An extended seat ends after ${to}; to shorten it, end it.`,
    },
    { to },
  );
}

export function seatWithoutPlace(): DomainError {
  return new DomainError('PERSON.SEAT_WITHOUT_PLACE', 'invalid', {
    zh: '审计席位须有至少一个区划，且不能重复。',
    en: 'An auditor’s seat is for one division at least, each named once.',
  });
}

export function dutiesNotSeparate(): DomainError {
  return new DomainError('PERSON.DUTIES_NOT_SEPARATE', 'conflict', {
    zh: '系统管理员、安全管理员、审计管理员不能由同一人担任。',
    en: 'System, security and audit administrator are never the same person.',
  });
}

export function actsForSelf(): DomainError {
  return new DomainError('PERSON.ACTS_FOR_SELF', 'invalid', {
    zh: '不能为自己主持工作或代办。',
    en: 'Nobody acts for, or is delegated by, themselves.',
  });
}

export function nothingToDelegate(): DomainError {
  return new DomainError('PERSON.NOTHING_TO_DELEGATE', 'conflict', {
    zh: '委托人在这段时间内没有这项权限，不能委托。',
    en: 'The delegator does not hold this right over those days.',
  });
}

export function accountUnknown(): DomainError {
  return new DomainError('PERSON.ACCOUNT_UNKNOWN', 'not-found', {
    zh: '该人员没有绑定这个账号。',
    en: 'The account is not bound to this person.',
  });
}

export function retentionRuns(until: LocalDate | null): DomainError {
  return new DomainError(
    'PERSON.RETENTION_RUNS',
    'conflict',
    until === null
      ? {
          zh: '该人员仍任职或持有授权，履职记录须署名保管，不能删除个人信息。',
          en: 'The person still holds a post or a right: official acts are kept under the name and cannot be erased.',
        }
      : {
          zh: `该人员的履职记录须署名保管至 ${until}，在此之前不能删除个人信息。`,
          en: `The person's official acts are kept under the name until ${until}; erasure is refused before that.`,
        },
    until === null ? {} : { until },
  );
}
