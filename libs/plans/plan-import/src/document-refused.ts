import { DomainError } from '@gongjian/shared-kernel';

export type DocumentRefusal =
  'DOCUMENT.EMPTY' | 'DOCUMENT.BINARY' | 'DOCUMENT.UNSUPPORTED_TYPE' | 'DOCUMENT.TOO_LARGE' | 'DOCUMENT.SECRET';

const messages: Readonly<Record<DocumentRefusal, readonly [zh: string, en: string]>> = {
  'DOCUMENT.EMPTY': ['文件是空的,没有可以读取的文字。', 'The file is empty: there is no text to read.'],
  'DOCUMENT.BINARY': [
    '文件不是文字文件,无法读取。请上传 .txt 或 .docx 文件。',
    'The file is not text. Send a .txt or .docx file.',
  ],
  'DOCUMENT.UNSUPPORTED_TYPE': [
    '不支持此类文件或文件已损坏。请上传 .txt 或 .docx 文件。',
    'This kind of file is not supported, or the file is damaged. Send a .txt or .docx file.',
  ],
  'DOCUMENT.TOO_LARGE': [
    '文件过大。原文件不得超过 10 MiB,解压后的内容也有上限。',
    'The file is too large: at most 10 MiB, and its unpacked content is limited too.',
  ],
  'DOCUMENT.SECRET': [
    '文件标有密级(绝密、机密、秘密),不得导入本系统。',
    'The file is marked as a state or work secret (绝密, 机密, 秘密) and must not be imported.',
  ],
};

/**
 * The document cannot be imported. `code` is stable and `kind` is `invalid`; nothing was read into a draft, and the
 * same bytes are refused again.
 */
export class DocumentRefused extends DomainError {
  override readonly code: DocumentRefusal;
  readonly messageZh: string;
  readonly messageEn: string;

  constructor(code: DocumentRefusal) {
    const [zh, en] = messages[code];
    super(code, 'invalid', { zh, en });
    this.name = 'DocumentRefused';
    this.code = code;
    this.messageZh = zh;
    this.messageEn = en;
  }
}
