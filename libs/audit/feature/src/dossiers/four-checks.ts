import { CHECKS, type Check, type CheckCounts, type NamedFile } from '@gongjian/audit-domain';
import { checkContent, isEncrypted, type FileStore } from '@gongjian/shared-files';
import { isDomainError } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What a check found against an item; `what` names the file or event. */
export interface CheckFault {
  readonly code:
    | 'eventNotAsSigned'
    | 'eventNotInTree'
    | 'revisionMissing'
    | 'fileDiffers'
    | 'fileMissing'
    | 'fileUnreadable'
    | 'formatDiffers'
    | 'formatNotListed'
    | 'encrypted'
    | 'refusedContent'
    | 'metadataMissing';
  readonly what: string;
}

export type ItemChecks = Readonly<Record<Check, readonly CheckFault[]>>;

/** Formats that are kept for long, by their media types, after DA/T 46 and DA/T 47 practice. */
export const LISTED_FORMATS: readonly string[] = [
  'application/pdf',
  'application/ofd',
  'text/plain',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/rtf',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
];

export function countsOf(items: readonly { readonly checks: ItemChecks }[]): CheckCounts {
  const count = (check: Check): CheckCounts[Check] => {
    const failed = items.filter(({ checks }) => checks[check].length > 0).length;
    return { passed: items.length - failed, failed };
  };
  return Object.fromEntries(CHECKS.map((check) => [check, count(check)])) as CheckCounts;
}

/** Reads a file whole and says what is against it. Files that are stored are at most 100 MiB. */
export async function checkFile(files: FileStore, tenant: string, file: NamedFile): Promise<ItemChecks> {
  const authentic: CheckFault[] = [];
  const complete: CheckFault[] = [];
  const usable: CheckFault[] = [];
  const safe: CheckFault[] = [];
  const what = file.fileId;
  const bytes = await read(files, tenant, file.fileId);
  if (typeof bytes === 'string') {
    (bytes === 'fileMissing' ? complete : authentic).push({ code: bytes, what });
    return { authentic, complete, usable, safe };
  }
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) authentic.push({ code: 'fileDiffers', what });
  const readable = {
    size: bytes.length,
    readAt: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  try {
    const { mime } = await checkContent(readable);
    if (mime !== file.mediaType) usable.push({ code: 'formatDiffers', what });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    safe.push({ code: 'refusedContent', what });
  }
  if (await isEncrypted(readable)) {
    safe.push({ code: 'encrypted', what });
    usable.push({ code: 'encrypted', what });
  }
  if (!LISTED_FORMATS.includes(file.mediaType)) usable.push({ code: 'formatNotListed', what });
  return { authentic, complete, usable, safe };
}

async function read(
  files: FileStore,
  tenant: string,
  fileId: string,
): Promise<Buffer | 'fileMissing' | 'fileUnreadable'> {
  let content: Readable;
  try {
    content = await files.get(tenant, fileId);
  } catch (error) {
    if (isDomainError(error)) return 'fileMissing';
    throw error;
  }
  const parts: Buffer[] = [];
  try {
    for await (const part of content) parts.push(part as Buffer);
  } catch (error) {
    if (error instanceof Error && error.name === 'StoredFileCorrupt') return 'fileUnreadable';
    throw error;
  }
  return Buffer.concat(parts);
}
