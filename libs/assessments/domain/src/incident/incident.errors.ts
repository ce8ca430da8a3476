import { DomainError } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function incidentNotFound(): DomainError {
  return new DomainError('INCIDENT.NOT_FOUND', 'not-found', { zh: '没有这个事件。', en: 'There is no such incident.' });
}

export function incidentExists(): DomainError {
  return new DomainError('INCIDENT.EXISTS', 'conflict', {
    zh: '这个编号已报过另一事件；有误请更正。',
    en: 'Another incident was reported under this reference; correct it where it is wrong.',
  });
}

export function incidentKindUnknown(kind: string): DomainError {
  return new DomainError(
    'INCIDENT.KIND_UNKNOWN',
    'invalid',
    { zh: '没有创建项目收这种事件。', en: 'No programme takes incidents of this kind.' },
    { kind },
  );
}

export function incidentNotYours(): DomainError {
  return new DomainError('INCIDENT.NOT_YOURS', 'forbidden', {
    zh: '只有报送单位可以更正或撤回。',
    en: 'Only its reporter corrects or withdraws it.',
  });
}

export function incidentInFuture(): DomainError {
  return new DomainError('INCIDENT.IN_FUTURE', 'invalid', {
    zh: '发生时间不得晚于现在。',
    en: 'It cannot have happened later than now.',
  });
}

export function incidentWithdrawn(): DomainError {
  return new DomainError('INCIDENT.WITHDRAWN', 'conflict', {
    zh: '这个事件已经撤回。',
    en: 'The incident was withdrawn.',
  });
}

export function incidentOwnVerification(): DomainError {
  return new DomainError('INCIDENT.OWN_VERIFICATION', 'forbidden', {
    zh: '报送人不得核实自己报的事件。',
    en: 'Nobody verifies an incident of his or her own report.',
  });
}

export const incidentLate: LateRefusals = {
  inFuture: () =>
    new DomainError('INCIDENT.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore) =>
    new DomainError(
      'INCIDENT.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
