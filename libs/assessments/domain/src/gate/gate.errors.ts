import { DomainError } from '@gongjian/shared-kernel';

export function gateOpenApplication(applicationId: string): DomainError {
  return new DomainError(
    'GATE.OPEN_APPLICATION',
    'conflict',
    { zh: '该对象在这个项目下已有办理中的申报。', en: 'The subject has an application under way for this programme.' },
    { applicationId },
  );
}

export function gateBlocked(removalId: string): DomainError {
  return new DomainError(
    'GATE.BLOCKED',
    'conflict',
    {
      zh: '称号已摘牌，整改事项办结前不得申报。',
      en: 'The title was removed: no application before that removal is settled.',
    },
    { removalId },
  );
}
