import { DomainError } from '@gongjian/shared-kernel';

export function resultNotFound(): DomainError {
  return new DomainError('RESULT.NOT_FOUND', 'not-found', { zh: '没有这项评定结果。', en: 'There is no such result.' });
}

export function resultExists(): DomainError {
  return new DomainError('RESULT.EXISTS', 'conflict', {
    zh: '这个对象在本轮已有另一评定结果。',
    en: 'The subject has another result in this round.',
  });
}

export function resultNotReopened(): DomainError {
  return new DomainError('RESULT.NOT_REOPENED', 'conflict', {
    zh: '评定结果没有待复核的变化。',
    en: 'Nothing about this result waits to be examined again.',
  });
}

export function resultSheetChanged(sheetRevision: string): DomainError {
  return new DomainError(
    'RESULT.SHEET_CHANGED',
    'conflict',
    { zh: '评分表又有变化，请重新查看。', en: 'The sheet changed once more; look at it again.' },
    { sheetRevision },
  );
}

export function resultSheetOpen(): DomainError {
  return new DomainError('RESULT.SHEET_OPEN', 'conflict', {
    zh: '评分表正在重新评分，评完后再复核。',
    en: 'The sheet is being scored once more; examine the result after that.',
  });
}
