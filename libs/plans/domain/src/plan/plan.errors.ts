import { DomainError, type BilingualText } from '@gongjian/shared-kernel';

export interface PlanFault extends BilingualText {
  readonly pointer: string;
  readonly code: string;
}

export function planNotFound(): DomainError {
  return new DomainError('PLAN.NOT_FOUND', 'not-found', { zh: '没有这个工作方案。', en: 'There is no such plan.' });
}

export function planAlreadyDrafted(): DomainError {
  return new DomainError('PLAN.ALREADY_DRAFTED', 'conflict', {
    zh: '这个工作方案已经起草。',
    en: 'This plan was drafted before.',
  });
}

export function planNotDraft(): DomainError {
  return new DomainError('PLAN.NOT_DRAFT', 'conflict', {
    zh: '只有草稿可以这样修改；已印发的方案请用更正或补录。',
    en: 'Only a draft can be changed like this; an issued plan is corrected, or an item is recorded late.',
  });
}

export function planNotIssued(): DomainError {
  return new DomainError('PLAN.NOT_ISSUED', 'conflict', {
    zh: '方案尚未印发，或已办结。',
    en: 'The plan is not issued, or is closed already.',
  });
}

export function planClosed(): DomainError {
  return new DomainError('PLAN.CLOSED', 'conflict', { zh: '方案已办结。', en: 'The plan is closed.' });
}

export function planClosedBeforeIssued(): DomainError {
  return new DomainError('PLAN.CLOSED_BEFORE_ISSUED', 'invalid', {
    zh: '办结日期不得早于印发日期。',
    en: 'A plan is not closed before the day it was issued.',
  });
}

export function planDiscarded(): DomainError {
  return new DomainError('PLAN.DISCARDED', 'conflict', { zh: '草稿已作废。', en: 'The draft was discarded.' });
}

export function planNotReady(errors: readonly PlanFault[]): DomainError {
  return new DomainError(
    'PLAN.NOT_READY',
    'invalid',
    {
      zh: `方案有 ${errors.length} 处尚不完整，补全后才能印发。`,
      en: `The plan has ${errors.length} gap(s); fill them before issuing.`,
    },
    { errors },
  );
}

export function programmeHistoric(): DomainError {
  return new DomainError('PLAN.PROGRAMME_HISTORIC', 'invalid', {
    zh: '这是历史项目，未经批准不得重启。',
    en: 'The programme is historic; it is started again only with an approval.',
  });
}

export function programmeNotHistoric(): DomainError {
  return new DomainError('PLAN.PROGRAMME_NOT_HISTORIC', 'invalid', {
    zh: '不是历史项目，无须重启的批准。',
    en: 'The programme is not historic; no approval to start it again is needed.',
  });
}

export function restartNotApproved(): DomainError {
  return new DomainError('PLAN.RESTART_NOT_APPROVED', 'invalid', {
    zh: '重启历史项目须由设立机关同级或上级机关批准，批准不得晚于方案印发。',
    en: 'A historic programme is started again with the approval of a level not below its founder, given by the day the plan is issued.',
  });
}

export function programmeEnded(endsOn: string): DomainError {
  return new DomainError(
    'PLAN.PROGRAMME_ENDED',
    'invalid',
    {
      zh: `创建项目于 ${endsOn} 终止，方案的起止期不得超过这一天。`,
      en: `The programme ends on ${endsOn}; no plan reaches beyond that day.`,
    },
    { endsOn },
  );
}

export function beyondCycle(cycleYears: number): DomainError {
  return new DomainError(
    'PLAN.BEYOND_CYCLE',
    'invalid',
    {
      zh: `创建周期为 ${cycleYears} 年，方案的起止期不得更长。`,
      en: `The cycle of the programme is ${cycleYears} year(s); no plan is longer.`,
    },
    { cycleYears },
  );
}

export function planPeriodInvalid(): DomainError {
  return new DomainError('PLAN.PERIOD_INVALID', 'invalid', {
    zh: '起止日期颠倒。',
    en: 'The period ends before it begins.',
  });
}

export function planStagesInvalid(errors: readonly PlanFault[]): DomainError {
  return new DomainError(
    'PLAN.STAGES_INVALID',
    'invalid',
    { zh: '实施阶段有误，请按提示修改。', en: 'The stages are wrong; see the errors.' },
    { errors },
  );
}

export function planTooManyItems(most: number): DomainError {
  return new DomainError('PLAN.TOO_MANY_ITEMS', 'invalid', {
    zh: `一个方案最多 ${most} 项任务。`,
    en: `A plan has at most ${most} items.`,
  });
}

export function planTooManyGroups(most: number): DomainError {
  return new DomainError('PLAN.TOO_MANY_GROUPS', 'invalid', {
    zh: `一个方案最多 ${most} 个领导小组和工作组。`,
    en: `A plan has at most ${most} groups.`,
  });
}

export function planItemUnknown(itemId: string): DomainError {
  return new DomainError(
    'PLAN.ITEM_UNKNOWN',
    'not-found',
    { zh: '方案里没有这一项。', en: 'The plan has no such item.' },
    { itemId },
  );
}

export function planItemExists(itemId: string): DomainError {
  return new DomainError(
    'PLAN.ITEM_EXISTS',
    'conflict',
    { zh: '方案里已有这一项。', en: 'The plan has this item already.' },
    { itemId },
  );
}

export function planItemNotFailed(itemId?: string): DomainError {
  return new DomainError(
    'PLAN.ITEM_NOT_FAILED',
    'conflict',
    {
      zh: '只有未能分派的任务项可以重发、撤项或更正；已分派的请在任务里更正。',
      en: 'Only an item that could not be assigned can be sent again, dropped or corrected; an assigned one is corrected as a task.',
    },
    itemId === undefined ? {} : { itemId },
  );
}

export function planGroupUnknown(groupId: string): DomainError {
  return new DomainError(
    'PLAN.GROUP_UNKNOWN',
    'not-found',
    { zh: '方案里没有这个组。', en: 'The plan has no such group.' },
    { groupId },
  );
}

export function planItemsOpen(): DomainError {
  return new DomainError('PLAN.ITEMS_OPEN', 'conflict', {
    zh: '还有任务项未分派成功，请重发或撤项后再办结。',
    en: 'Items are not assigned yet: send them again or drop them before closing.',
  });
}

export function planTasksOpen(openTasks: number): DomainError {
  return new DomainError(
    'PLAN.TASKS_OPEN',
    'conflict',
    {
      zh: `方案还有 ${openTasks} 项任务既未办结也未撤回。请先办结或撤回；如确需带着它们办结方案，请在请求中注明 openTasks: "leave"。`,
      en: `${openTasks} task(s) of the plan are neither completed nor withdrawn. Complete or withdraw them first; to close the plan and leave them open, send openTasks: "leave".`,
    },
    { openTasks },
  );
}

export function lateEntryNeeded(): DomainError {
  return new DomainError('PLAN.LATE_ENTRY_NEEDED', 'invalid', {
    zh: '方案印发后增加任务项须作补录，写明生效日期和理由。',
    en: 'After issuing an item is added as a late entry, with the date it took effect and the reason.',
  });
}

export function lateEntryInFuture(): DomainError {
  return new DomainError('PLAN.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function issuedInFuture(): DomainError {
  return new DomainError('PLAN.ISSUED_IN_FUTURE', 'invalid', {
    zh: '印发日期不得晚于今天。',
    en: 'The date of issue is today at the latest.',
  });
}

export function correctionPending(): DomainError {
  return new DomainError('PLAN.CORRECTION_PENDING', 'conflict', {
    zh: '已有一项更正等待另一人确认。',
    en: 'Another correction waits for its second person.',
  });
}

export function correctionUnknown(): DomainError {
  return new DomainError('PLAN.CORRECTION_UNKNOWN', 'not-found', {
    zh: '没有等待确认的这项更正。',
    en: 'No such correction waits for confirmation.',
  });
}

export function correctionBySamePerson(): DomainError {
  return new DomainError('PLAN.CORRECTION_BY_SAME_PERSON', 'forbidden', {
    zh: '更正须由提出人以外的另一人确认。',
    en: 'A correction is confirmed by another person than the one who proposed it.',
  });
}
