import { DomainError } from '@gongjian/shared-kernel';

export function tooManyTreeKeys(most: number): DomainError {
  return new DomainError(
    'TREE.TOO_MANY_KEYS',
    'conflict',
    {
      zh: `同时签名的密钥最多 ${most} 把，请先停用一把。`,
      en: `At most ${most} keys sign at a time; retire one first.`,
    },
    { most },
  );
}

export function treeKeyNotSigning(): DomainError {
  return new DomainError('TREE.KEY_NOT_SIGNING', 'conflict', {
    zh: '这把密钥没有在签名：已停用，或刚刚增加还没有签过。',
    en: 'This key does not sign: it is retired, or was just added and has not signed yet.',
  });
}

export function lastTreeKey(): DomainError {
  return new DomainError('TREE.LAST_KEY', 'conflict', {
    zh: '这是最后一把在签名的密钥。请先增加一把，等它签过检查点，再停用这一把。',
    en: 'No other key signs. Add one first, and retire this one once the new one has signed a checkpoint.',
  });
}
