import { DomainError } from '@gongjian/shared-kernel';

export function treeOpenedOtherwise(): DomainError {
  return new DomainError('TREE.OPENED_OTHERWISE', 'conflict', {
    zh: '这棵树已以另外的来源名或密钥登记。',
    en: 'This tree is recorded with another origin or key.',
  });
}
