import { DomainError } from '@gongjian/shared-kernel';

export function exportAlreadyRecorded(): DomainError {
  return new DomainError('EXPORT.ALREADY_RECORDED', 'conflict', {
    zh: '这个编号下已记有另一次导出。',
    en: 'Another export is recorded under this id.',
  });
}

export function filterNotCoded(name: string): DomainError {
  return new DomainError(
    'EXPORT.FILTER_NOT_CODED',
    'invalid',
    {
      zh: '导出记录中的筛选条件只能是代码、编号或日期，不能是手工输入的文字。',
      en: 'A recorded filter holds codes, ids or dates only, never text that was typed.',
    },
    { name },
  );
}
