import { fileNameRefused } from './file.errors.js';

const MAX_BYTES = 255;
const REFUSED = /[/\\\p{Cc}]/u;
/** Invisible characters that let a name read as another: bidirectional controls, zero widths, the byte order mark. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A client's file name as data: composed (NFC), without invisible characters and outer spaces. A name is never a path.
 *
 * @throws DomainError `FILE.NAME_REFUSED`
 */
export function checkedFileName(name: string): string {
  if (!name.isWellFormed() || REFUSED.test(name)) throw fileNameRefused();
  const clean = name.normalize('NFC').replace(INVISIBLE, '').trim();
  if (/^\.*$/.test(clean) || Buffer.byteLength(clean) > MAX_BYTES) throw fileNameRefused();
  return clean;
}
