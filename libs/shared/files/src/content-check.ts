import { fileTypeFromBuffer } from 'file-type';
import { fileSecret, fileTypeRefused } from './file.errors.js';
import type { FileType } from './file-store.js';
import type { ReadableAt } from './sealed-file.js';
import { HEAD_CHARACTERS, isNameMarkedSecret, isTextMarkedSecret } from './secret-marking.js';
import { decodeText } from './text-content.js';
import { zipEntries, zipEntryHead, type ZipEntry } from './zip-directory.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Accepted media types with their usual ending. */
const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'pdf'],
  ['application/ofd', 'ofd'],
  ['application/rtf', 'rtf'],
  ['application/zip', 'zip'],
  ['application/msword', 'doc'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.ms-powerpoint', 'ppt'],
  [DOCX, 'docx'],
  [XLSX, 'xlsx'],
  [PPTX, 'pptx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/x-m4a', 'm4a'],
  ['image/bmp', 'bmp'],
  ['image/gif', 'gif'],
  ['image/heic', 'heic'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/tiff', 'tif'],
  ['image/webp', 'webp'],
  ['text/plain', 'txt'],
  ['video/mp4', 'mp4'],
  ['video/quicktime', 'mov'],
]);

/** The usual ending of an accepted media type, without dot. */
export function extensionOf(mediaType: string): string | undefined {
  return ALLOWED.get(mediaType);
}

const ZIP = 'application/zip';
const COMPOUND = 'application/x-cfb';

const TEXTUAL: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/postscript',
  'application/rtf',
  'application/xml',
]);

/** Names of streams in an old office file that tell which it is. */
const COMPOUND_STREAMS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

/** Where the words of an office file stand: its beginning is looked at for a secrecy marking. */
const OFFICE_TEXTS = [
  /^word\/(?:document|header\d*)\.xml$/,
  /^xl\/(?:sharedStrings|worksheets\/sheet1)\.xml$/,
  /^ppt\/slides\/slide1\.xml$/,
  /^content\.xml$/,
];
const TEXT_BYTES = 256 * 1024;

/**
 * Refuses what can be refused by the first bytes, before the rest is taken in. `whole` is false when more follows.
 *
 * @throws DomainError `FILE.TYPE_REFUSED`, `FILE.SECRET`
 */
export async function checkHead(head: Buffer, whole: boolean): Promise<FileType> {
  const detected = await fileTypeFromBuffer(head);
  if (isZip(head)) {
    if (detected !== undefined && detected.mime !== ZIP && !ALLOWED.has(detected.mime)) {
      throw fileTypeRefused(detected.mime);
    }
    return { mime: ZIP, extension: 'zip' };
  }
  const text = decodeText(head, whole);
  if (text !== null && (detected === undefined || !isTextual(detected.mime))) {
    if (isTextMarkedSecret(text)) throw fileSecret();
    return accepted('text/plain');
  }
  if (detected?.mime !== COMPOUND) return accepted(detected?.mime ?? null);
  if (isCompoundMarkedSecret(head)) throw fileSecret();
  return { mime: COMPOUND, extension: 'doc' };
}

/**
 * The final type, told from the whole file where the first bytes do not suffice.
 *
 * @throws DomainError `FILE.TYPE_REFUSED`, `FILE.SECRET`
 */
export async function checkWhole(byHead: FileType, file: ReadableAt): Promise<FileType> {
  if (byHead.mime === ZIP) return checkZip(file);
  if (byHead.mime === COMPOUND) return checkCompound(file);
  return byHead;
}

const HEAD_BYTES = 65_536;
const PDF_TAIL_BYTES = 1024 * 1024;

/**
 * The type of a file that is there whole.
 *
 * @throws DomainError `FILE.TYPE_REFUSED`, `FILE.SECRET`
 */
export async function checkContent(file: ReadableAt): Promise<FileType> {
  const head = await file.readAt(0, HEAD_BYTES);
  return checkWhole(await checkHead(head, head.length === file.size), file);
}

/** Whether it opens only with a password: an entry of an archive, or a PDF whose trailer names an encryption. */
export async function isEncrypted(file: ReadableAt): Promise<boolean> {
  const head = await file.readAt(0, HEAD_BYTES);
  if (isZip(head)) return (await zipEntries(file))?.some(({ encrypted }) => encrypted) ?? false;
  if (head.toString('latin1', 0, 5) !== '%PDF-') return false;
  const tail = await file.readAt(Math.max(0, file.size - PDF_TAIL_BYTES), PDF_TAIL_BYTES);
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(`${head.toString('latin1')}\n${tail.toString('latin1')}`);
}

async function checkZip(file: ReadableAt): Promise<FileType> {
  const entries = await zipEntries(file);
  if (entries === null) throw fileTypeRefused(ZIP);
  const names = new Set(entries.map((entry) => entry.name));
  if (entries.some((entry) => /(?:^|\/)vbaProject\.bin$/i.test(entry.name))) throw fileTypeRefused('macros');
  if (names.has('META-INF/MANIFEST.MF') || names.has('AndroidManifest.xml')) throw fileTypeRefused('program');
  if (entries.some((entry) => isNameMarkedSecret(entry.name))) throw fileSecret();
  for (const entry of entries.filter((one) => OFFICE_TEXTS.some((pattern) => pattern.test(one.name)))) {
    const xml = await zipEntryHead(file, entry, TEXT_BYTES);
    if (xml !== null && isTextMarkedSecret(wordsOf(xml.toString('utf8')))) throw fileSecret();
  }
  return accepted(await zipType(file, entries, names));
}

async function zipType(file: ReadableAt, entries: readonly ZipEntry[], names: ReadonlySet<string>): Promise<string> {
  if (names.has('OFD.xml')) return 'application/ofd';
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) return DOCX;
    if (names.has('xl/workbook.xml')) return XLSX;
    if (names.has('ppt/presentation.xml')) return PPTX;
  }
  const mimetype = entries.find((entry) => entry.name === 'mimetype');
  if (mimetype === undefined) return ZIP;
  const text = (await zipEntryHead(file, mimetype, 128))?.toString('latin1').trim() ?? '';
  return text.startsWith('application/vnd.oasis.opendocument.') ? text : ZIP;
}

async function checkCompound(file: ReadableAt): Promise<FileType> {
  const header = await file.readAt(0, 512);
  if (header.length < 512) throw fileTypeRefused(COMPOUND);
  const sectorBytes = 2 ** header.readUInt16LE(30);
  const directoryAt = (header.readUInt32LE(48) + 1) * sectorBytes;
  if (sectorBytes > 4_096 || directoryAt >= file.size) throw fileTypeRefused(COMPOUND);
  const directory = await file.readAt(directoryAt, 64 * 1024);
  for (const [stream, mime] of COMPOUND_STREAMS) {
    if (directory.includes(Buffer.from(`${stream}\0`, 'utf16le'))) return accepted(mime);
  }
  throw fileTypeRefused(COMPOUND);
}

function accepted(mime: string | null): FileType {
  const extension = mime === null ? undefined : ALLOWED.get(mime);
  if (mime === null || extension === undefined) throw fileTypeRefused(mime);
  return { mime, extension };
}

/** Formats that are written as text; the marks of others (two letters for a picture) may begin a plain text by chance. */
function isTextual(mime: string): boolean {
  return mime.startsWith('text/') || TEXTUAL.has(mime);
}

function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
}

/** The words of WordprocessingML, SpreadsheetML, DrawingML or OpenDocument, a line per paragraph. */
function wordsOf(xml: string): string {
  return xml
    .replace(/<\/(?:w:p|a:p|text:p|text:h|si|row)>|<w:br\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_whole, hex: string | undefined, decimal: string | undefined) =>
      character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .slice(0, HEAD_CHARACTERS);
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** An old office file holds its text as UTF-16 among binary records; these start at any byte. */
function isCompoundMarkedSecret(head: Buffer): boolean {
  return [0, 1].some((shift) => {
    const end = head.length - ((head.length - shift) % 2);
    return isTextMarkedSecret(head.subarray(shift, end).toString('utf16le'), head.length);
  });
}
