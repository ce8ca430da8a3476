import { DomainError } from '@gongjian/shared-kernel';

export function fileNotFound(): DomainError {
  return new DomainError('FILE.NOT_FOUND', 'not-found', { zh: '没有这份文件。', en: 'There is no such file.' });
}

export function fileAlreadyStored(): DomainError {
  return new DomainError('FILE.ALREADY_STORED', 'conflict', {
    zh: '这个文件编号下已有另一份文件。',
    en: 'Another file is stored under this id.',
  });
}

export function fileDestroyed(): DomainError {
  return new DomainError('FILE.DESTROYED', 'conflict', {
    zh: '文件已按决定销毁，只保留其校验值和销毁记录。',
    en: 'The file was destroyed by decision; its hash and the decision remain.',
  });
}

export function destructionNotAsked(): DomainError {
  return new DomainError('FILE.DESTRUCTION_NOT_ASKED', 'conflict', {
    zh: '没有人申请销毁这份文件。',
    en: 'Nobody asked for this file to be destroyed.',
  });
}

export function destructionBySamePerson(): DomainError {
  return new DomainError('FILE.DESTRUCTION_BY_SAME_PERSON', 'forbidden', {
    zh: '销毁须由申请人以外的另一人批准。',
    en: 'Destruction is approved by another person than the one who asked.',
  });
}
