import { DomainError } from '@gongjian/shared-kernel';

export function watchFull(facts: number): DomainError {
  return new DomainError(
    'WATCH.FULL',
    'conflict',
    {
      zh: `这个对象的记录已达 ${facts} 条，不能再记。`,
      en: `The watch of this subject holds ${facts} entries and takes no more.`,
    },
    { facts },
  );
}
