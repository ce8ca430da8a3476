import { DomainError } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function complaintNotFound(): DomainError {
  return new DomainError('COMPLAINT.NOT_FOUND', 'not-found', {
    zh: '没有这件投诉。',
    en: 'There is no such complaint.',
  });
}

export function complaintExists(): DomainError {
  return new DomainError('COMPLAINT.EXISTS', 'conflict', {
    zh: '这个编号已登记另一件投诉；有误请更正。',
    en: 'Another complaint is registered under this reference; correct it where it is wrong.',
  });
}

export function complaintKindUnknown(kinds: readonly string[]): DomainError {
  return new DomainError(
    'COMPLAINT.KIND_UNKNOWN',
    'invalid',
    { zh: '没有创建项目收这种投诉。', en: 'No programme takes complaints of this kind.' },
    { kinds },
  );
}

export function complaintInFuture(): DomainError {
  return new DomainError('COMPLAINT.IN_FUTURE', 'invalid', {
    zh: '收到日期不得晚于今天。',
    en: 'It cannot have been received later than today.',
  });
}

export function complaintNotYours(): DomainError {
  return new DomainError('COMPLAINT.NOT_YOURS', 'forbidden', {
    zh: '只有登记单位可以更正或撤回。',
    en: 'Only whoever registered it corrects or withdraws it.',
  });
}

export function complaintNotVerified(): DomainError {
  return new DomainError('COMPLAINT.NOT_VERIFIED', 'conflict', {
    zh: '投诉没有查实。',
    en: 'The complaint is not verified.',
  });
}

export function complaintNotRectified(): DomainError {
  return new DomainError('COMPLAINT.NOT_RECTIFIED', 'conflict', {
    zh: '投诉的问题还没有整改。',
    en: 'What was complained about is not put right.',
  });
}

export function complaintClosed(): DomainError {
  return new DomainError('COMPLAINT.CLOSED', 'conflict', {
    zh: '投诉已经办结或撤回。',
    en: 'The complaint is closed or withdrawn.',
  });
}

export function complaintOwnCheck(): DomainError {
  return new DomainError('COMPLAINT.OWN_CHECK', 'forbidden', {
    zh: '登记人不得查实，整改人不得办结。',
    en: 'Nobody verifies what he or she registered, or closes what he or she put right.',
  });
}

export const complaintLate: LateRefusals = {
  inFuture: () =>
    new DomainError('COMPLAINT.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore) =>
    new DomainError(
      'COMPLAINT.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
