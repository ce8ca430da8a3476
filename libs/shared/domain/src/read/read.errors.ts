import { DomainError } from '@gongjian/shared-kernel';

export function readAlreadyRecorded(): DomainError {
  return new DomainError('READ.ALREADY_RECORDED', 'conflict', {
    zh: '这个编号下已记有另一次查阅。',
    en: 'Another read is recorded under this id.',
  });
}

export function readNotCoded(): DomainError {
  return new DomainError('READ.NOT_CODED', 'invalid', {
    zh: '查阅记录中只能有编号、日期和位置，不能有手工输入的文字。',
    en: 'A recorded read holds ids, dates and positions only, never text that was typed.',
  });
}
