import { DomainError } from '@gongjian/shared-kernel';

/** The read model has not reached the position that was asked for in time: try again shortly. Answered as 503. */
export function readBehind(): DomainError {
  return new DomainError('READ.BEHIND', 'conflict', {
    zh: '数据正在更新，请稍后再试。',
    en: 'The data is still being brought up to date; try again shortly.',
  });
}

/** The read model stands still before an event it cannot take in. Answered as 503. */
export function projectionStalled(): DomainError {
  return new DomainError('PROJECTION.STALLED', 'conflict', {
    zh: '这部分数据暂时停止更新，管理人员已收到告警。',
    en: 'This part of the data has stopped updating; the operators have been alerted.',
  });
}

export function invalidCursor(): DomainError {
  return new DomainError('REQUEST.INVALID_CURSOR', 'invalid', {
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The cursor is not valid; start again from the first page.',
  });
}

export function invalidTime(): DomainError {
  return new DomainError('REQUEST.INVALID_TIME', 'invalid', {
    zh: '时间格式不正确，应为带时区的时刻，例如 2026-03-01T08:00:00+08:00。',
    en: 'Not a moment with a time zone, such as 2026-03-01T08:00:00+08:00.',
  });
}

/** No reaction or deadline of that name runs in this process. */
export function unknownReader(context: string, name: string): DomainError {
  return new DomainError('READER.UNKNOWN', 'not-found', {
    zh: `没有名为 ${context}/${name} 的自动处理。`,
    en: `Nothing automatic is called ${context}/${name}.`,
  });
}
