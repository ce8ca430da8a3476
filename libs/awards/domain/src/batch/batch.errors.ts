import { DomainError } from '@gongjian/shared-kernel';

export function batchNotFound(): DomainError {
  return new DomainError('BATCH.NOT_FOUND', 'not-found', { zh: '没有这个批次。', en: 'There is no such batch.' });
}

export function batchOver(): DomainError {
  return new DomainError('BATCH.OVER', 'conflict', { zh: '这个批次已经结束。', en: 'This batch is over.' });
}

export function batchItemTwice(titleId: string): DomainError {
  return new DomainError(
    'BATCH.ITEM_TWICE',
    'invalid',
    { zh: '同一个称号在批次中出现了两次。', en: 'A title stands in the batch twice.' },
    { titleId },
  );
}
