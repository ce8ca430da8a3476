import type { Readable } from 'node:stream';
import { HttpProblem, invalidRequest } from './problem.js';
import type { FastifyRequest } from './request-context.js';

/** A file on its way in. */
export interface Upload {
  /** As the client named it, unchecked; it may hold a path. */
  readonly fileName: string;
  /** The form's text fields that came before the file. */
  readonly fields: Readonly<Record<string, string>>;
  /**
   * The bytes, to be read once and to the end. Ends with `REQUEST.TOO_LARGE` when the file is over the limit, and with
   * an error when the form breaks off; never as if whole.
   */
  readonly content: AsyncIterable<Uint8Array>;
}

interface FilePart {
  readonly fieldname: string;
  readonly filename: string | undefined;
  readonly file: Readable & { readonly truncated: boolean };
  readonly fields: Readonly<Record<string, unknown>>;
}

interface MultipartRequest {
  isMultipart(): boolean;
  file(): Promise<FilePart | undefined>;
}

/**
 * The file in field `file` of a form, on a route marked `@AcceptsMultipart()`.
 *
 * @throws HttpProblem 415 for another content type, 422 `REQUEST.INVALID` without a file
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const multipart = request as FastifyRequest & MultipartRequest;
  if (!multipart.isMultipart()) {
    throw new HttpProblem(415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE', {
      zh: '上传文件请用 multipart/form-data。',
      en: 'Send files as multipart/form-data.',
    });
  }
  const part = await multipart.file();
  if (part === undefined || part.fieldname !== 'file') {
    throw invalidRequest([
      {
        in: 'body',
        pointer: '/file',
        code: 'TYPE',
        zh: '缺少文件（字段名 file）。',
        en: 'The file (field "file") is missing.',
      },
    ]);
  }
  return { fileName: part.filename ?? '', fields: textFields(part.fields), content: whole(part.file) };
}

/** Ends at the limit, without waiting for what the client goes on sending. */
function whole(file: FilePart['file']): AsyncIterable<Uint8Array> {
  const refuse = (): void => {
    file.destroy(fileTooLarge());
  };
  if (file.truncated) refuse();
  else file.once('limit', refuse);
  return file;
}

export function fileTooLarge(): HttpProblem {
  return new HttpProblem(413, 'REQUEST.TOO_LARGE', {
    zh: '文件超过允许的大小。',
    en: 'The file is larger than allowed.',
  });
}

function textFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, field] of Object.entries(fields)) {
    const { type, value } = (field ?? {}) as { readonly type?: unknown; readonly value?: unknown };
    if (type === 'field' && typeof value === 'string') texts[name] = value;
  }
  return texts;
}
