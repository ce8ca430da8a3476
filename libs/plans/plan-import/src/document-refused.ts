import { DomainError } from '@gongjian/shared-kernel';

export type DocumentRefusal =
  | 'DOCUMENT.EMPTY'
  | 'DOCUMENT.BINARY'
  | 'DOCUMENT.UNSUPPORTED_TYPE'
  | 'DOCUMENT.TOO_LARGE'
  | 'DOCUMENT.TOO_COMPLEX'
  | 'DOCUMENT.SECRET';

/** More lines than any plan has; a document of more is refused. */
export const MAX_PARAGRAPHS = 20_000;

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
    '文件过大。原文件不得超过 10 MiB,解压后不得超过 16 MiB,段落和表格单元格各不得超过 20000 个。',
    'The file is too large: at most 10 MiB, 16 MiB unpacked, 20,000 paragraphs and 20,000 table cells.',
  ],
  'DOCUMENT.TOO_COMPLEX': [
    '文件过于复杂,无法在限定的时间和内存内读完。请只保留方案正文后再导入。',
    'The file is too complex to be read within the limits of time and memory. Keep only the plan itself and try again.',
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
