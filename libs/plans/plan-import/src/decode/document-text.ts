import { Buffer } from 'node:buffer';
import { extname } from 'node:path/posix';

import iconv from 'iconv-lite';

import { DocumentRefused } from '../document-refused.js';
import { readWordDocument } from './word-document.js';

export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

export type TextEncoding = 'utf-8' | 'utf-16' | 'gb18030' | 'docx';

export interface DocumentText {
  readonly text: string;
  /** Text that stands around the body (page headers and footers of a .docx). */
  readonly margins: string;
  readonly encoding: TextEncoding;
  readonly controlCharacters: number;
}

const TEXT_TYPES = new Set(['', '.txt', '.text', '.md']);

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): string {
  const copy = Buffer.from(bytes.subarray(2, 2 + ((bytes.length - 2) & ~1)));
  return (bigEndian ? copy.swap16() : copy).toString('utf16le');
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

function decodePlain(bytes: Uint8Array): readonly [string, TextEncoding] {
  if (startsWith(bytes, [0xff, 0xfe])) return [decodeUtf16(bytes, false), 'utf-16'];
  if (startsWith(bytes, [0xfe, 0xff])) return [decodeUtf16(bytes, true), 'utf-16'];
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = replacements(utf8);
  if (broken === 0) return [utf8, 'utf-8'];
  const chinese = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030');
  return replacements(chinese) < broken ? [chinese, 'gb18030'] : [utf8, 'utf-8'];
}

const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Decodes a document by its content, not by what its name promises. Refuses what is not text. */
export async function readDocumentText(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new DocumentRefused('DOCUMENT.TOO_LARGE');
  if (bytes.length === 0) throw new DocumentRefused('DOCUMENT.EMPTY');
  const type = extname(fileName.replaceAll('\\', '/')).toLowerCase();
  if (startsWith(bytes, [0x50, 0x4b])) {
    if (type !== '.docx' && type !== '') throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
    const word = await readWordDocument(bytes);
    return cleaned(word.body, word.margins, 'docx');
  }
  if (!TEXT_TYPES.has(type)) throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  const [text, encoding] = decodePlain(bytes);
  return cleaned(text, '', encoding);
}

function cleaned(raw: string, margins: string, encoding: TextEncoding): DocumentText {
  const wellFormed = raw.replace(/^\ufeff/, '').replace(/\p{Cs}/gu, '\ufffd');
  let controlCharacters = 0;
  const text = wellFormed.replace(CONTROL, () => {
    controlCharacters += 1;
    return '';
  });
  const unreadable = controlCharacters + replacements(text);
  if (unreadable > 8 && unreadable * 50 > wellFormed.length) throw new DocumentRefused('DOCUMENT.BINARY');
  if (text.trim() === '') throw new DocumentRefused(controlCharacters > 0 ? 'DOCUMENT.BINARY' : 'DOCUMENT.EMPTY');
  return { text: text.replaceAll('\ufffd', ''), margins, encoding, controlCharacters };
}
