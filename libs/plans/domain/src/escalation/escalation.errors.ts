import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';

export function escalationNotFound(): DomainError {
  return new DomainError('ESCALATION.NOT_FOUND', 'not-found', {
    zh: '没有这项督办。',
    en: 'There is no such escalation.',
  });
}

export function escalationEnded(): DomainError {
  return new DomainError('ESCALATION.ENDED', 'conflict', {
    zh: '督办事项已不再逾期，督办已结束。',
    en: 'What was overdue is so no longer; the escalation has ended.',
  });
}

export function escalationNotYetDue(): DomainError {
  return new DomainError('ESCALATION.NOT_YET_DUE', 'conflict', {
    zh: '还没到这一步的时间。',
    en: 'The time for this step has not come.',
  });
}

export function targetNotOverdue(): DomainError {
  return new DomainError('ESCALATION.NOT_OVERDUE', 'conflict', {
    zh: '督办事项已不再逾期。',
    en: 'What is pressed for is not overdue any longer.',
  });
}

export function escalationStepUnknown(code: string): DomainError {
  return new DomainError(
    'ESCALATION.STEP_UNKNOWN',
    'invalid',
    { zh: `项目没有规定这一步：${code}。`, en: `The programme foresees no step ${code}.` },
    { code },
  );
}

export function escalationStepTaken(code: string): DomainError {
  return new DomainError(
    'ESCALATION.STEP_TAKEN',
    'conflict',
    {
      zh: '这一步或更重的一步已经采取；督办只能逐级加重。',
      en: 'That step, or a graver one, was taken; steps only grow graver.',
    },
    { code },
  );
}

export function nothingDrafted(): DomainError {
  return new DomainError('ESCALATION.NOTHING_DRAFTED', 'conflict', {
    zh: '没有等待决定的督办措施。',
    en: 'No step waits to be decided.',
  });
}

export function escalationStepChanged(step: number): DomainError {
  return new DomainError(
    'ESCALATION.STEP_CHANGED',
    'conflict',
    { zh: `现在办理的是第 ${step} 项措施，请重新核对。`, en: `It is at step ${step} by now; look at it again.` },
    { step },
  );
}

export function escalatedUnitMissing(): DomainError {
  return new DomainError('ESCALATION.NO_UNIT', 'conflict', {
    zh: '还没有明确责任单位，无法督办。',
    en: 'No unit answers for it yet; there is nobody to press.',
  });
}

export function notUnderCommand(): DomainError {
  return new DomainError('ESCALATION.NOT_UNDER_COMMAND', 'conflict', {
    zh: '该单位不隶属于创建机关，不能通报批评；可改用其他措施。',
    en: 'The unit is not under the authority’s command: it gets no circular; take another step.',
  });
}

export function statementNotForeseen(): DomainError {
  return new DomainError('ESCALATION.NO_STATEMENT', 'conflict', {
    zh: '这一步没有规定陈述申辩，可直接决定。',
    en: 'This step hears nobody; it is decided as it is.',
  });
}

export function unitNotTold(): DomainError {
  return new DomainError('ESCALATION.NOT_TOLD', 'conflict', {
    zh: '请先告知单位，听取陈述申辩。',
    en: 'The unit is told first, so that it may state its case.',
  });
}

export function unitToldBefore(): DomainError {
  return new DomainError('ESCALATION.TOLD', 'conflict', {
    zh: '已经告知该单位。',
    en: 'The unit was told before.',
  });
}

export function statementRunning(lastDay: LocalDate): DomainError {
  return new DomainError(
    'ESCALATION.STATEMENT_RUNNING',
    'conflict',
    { zh: `陈述申辩期至 ${lastDay} 止，期满后再决定。`, en: `The unit may state its case until ${lastDay}.` },
    { lastDay },
  );
}

export function statementOver(lastDay: LocalDate): DomainError {
  return new DomainError(
    'ESCALATION.STATEMENT_OVER',
    'conflict',
    { zh: `陈述申辩期已于 ${lastDay} 结束。`, en: `The time to state the case was over on ${lastDay}.` },
    { lastDay },
  );
}

export function notTheEscalatedUnit(): DomainError {
  return new DomainError('ESCALATION.NOT_YOUR_UNIT', 'forbidden', {
    zh: '被告知的不是该单位。',
    en: 'Another unit was told.',
  });
}

export function leaderOnly(): DomainError {
  return new DomainError('ESCALATION.LEADER_ONLY', 'forbidden', {
    zh: '督办单、约谈、通报批评须由领导决定。',
    en: 'A leader decides on orders, interviews and circulars.',
  });
}

export function ownDraft(): DomainError {
  return new DomainError('ESCALATION.SAME_PERSON', 'forbidden', {
    zh: '拟办人不能自己决定。',
    en: 'Whoever drafted it does not decide on it.',
  });
}

export function documentNumberMissing(): DomainError {
  return new DomainError('ESCALATION.DOCUMENT_MISSING', 'invalid', {
    zh: '督办单须有文号。',
    en: 'A supervision order has a document number.',
  });
}

export function escalationNotDecided(): DomainError {
  return new DomainError('ESCALATION.NOT_DECIDED', 'conflict', {
    zh: '没有这项已决定、待送达的措施。',
    en: 'No step of that number was decided and waits to be served.',
  });
}

export function circularServedElsewhere(): DomainError {
  return new DomainError('ESCALATION.CIRCULAR_NOT_SERVED_HERE', 'conflict', {
    zh: '通报批评由表彰惩戒环节印发、送达。',
    en: 'A circular is issued and served where honours and criticism are decided.',
  });
}

export const ESCALATION_LATE: LateRefusals = {
  inFuture: () =>
    new DomainError('ESCALATION.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'ESCALATION.LATE_ENTRY_TOO_EARLY',
      'invalid',
      {
        zh: `补录的生效日期不得早于 ${notBefore}。`,
        en: `What it follows on took effect on ${notBefore}; it cannot have come before.`,
      },
      { notBefore },
    ),
};
