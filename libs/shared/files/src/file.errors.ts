import { DomainError } from '@gongjian/shared-kernel';

export function fileTooLarge(maxBytes: number): DomainError {
  const megabytes = Math.floor(maxBytes / 1_048_576);
  return new DomainError(
    'FILE.TOO_LARGE',
    'invalid',
    { zh: `文件超过大小上限（${megabytes} MB）。`, en: `The file is larger than ${megabytes} MB.` },
    { maxBytes },
  );
}

export function fileEmpty(): DomainError {
  return new DomainError('FILE.EMPTY', 'invalid', { zh: '文件是空的。', en: 'The file is empty.' });
}

/** `found` is the content's own type, `null` when it is none we know. */
export function fileTypeRefused(found: string | null): DomainError {
  return new DomainError(
    'FILE.TYPE_REFUSED',
    'invalid',
    {
      zh: '不接受这种类型的文件（按内容判断）；请用 PDF、图片、Office、OFD、文本、音视频或 zip。',
      en: 'Files of this type are not accepted (judged by content); use PDF, images, office documents, OFD, text, audio, video or zip.',
    },
    { found },
  );
}

export function fileSecret(): DomainError {
  return new DomainError('FILE.SECRET', 'invalid', {
    zh: '文件带有国家秘密标志（绝密、机密、秘密），不得上传到本系统。',
    en: 'The file is marked as a state secret (绝密, 机密, 秘密) and must not be uploaded to this system.',
  });
}

export function fileNameRefused(): DomainError {
  return new DomainError('FILE.NAME_REFUSED', 'invalid', {
    zh: '文件名为空、过长，或含有路径分隔符、控制字符。',
    en: 'The file name is empty, too long, or holds a path separator or a control character.',
  });
}

/** Another content is stored under this id; it is never replaced. */
export function fileExists(): DomainError {
  return new DomainError('FILE.EXISTS', 'conflict', {
    zh: '这个编号下已存有另一份内容，请重新上传。',
    en: 'Another content is already stored under this id; upload the file anew.',
  });
}

export function fileNotFound(): DomainError {
  return new DomainError('FILE.NOT_FOUND', 'not-found', { zh: '没有这个文件。', en: 'There is no such file.' });
}

export function fileDestroyed(): DomainError {
  return new DomainError('FILE.DESTROYED', 'not-found', {
    zh: '这个文件已按规定销毁，只保留摘要值和决定。',
    en: 'This file was destroyed by decision; only its digest and the decision remain.',
  });
}

/** Stored bytes that are not what was put: changed, cut, reordered or of another file. */
export class StoredFileCorrupt extends Error {
  readonly code = 'STORED_FILE_CORRUPT';

  constructor(
    readonly fileId: string,
    reason: string,
  ) {
    super(`stored file ${fileId} is corrupt: ${reason}`);
    this.name = 'StoredFileCorrupt';
  }
}

/** The store could not keep the file (no space, no right, a broken disk). Nothing of it is kept; it may be put again. */
export class FileStoreUnavailable extends Error {
  readonly code = 'FILE_STORE_UNAVAILABLE';

  constructor(options?: ErrorOptions) {
    super('the file store is unavailable', options);
    this.name = 'FileStoreUnavailable';
  }
}
