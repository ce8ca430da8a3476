import { DomainError } from '@gongjian/shared-kernel';

export function docketFull(most: number): DomainError {
  return new DomainError(
    'DOCKET.FULL',
    'conflict',
    {
      zh: `一个对象的事实超过 ${most} 条，须由人查看。`,
      en: `A subject with more than ${most} facts: somebody has to look at it.`,
    },
    { most },
  );
}
