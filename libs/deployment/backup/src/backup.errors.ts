import type { BilingualText } from '@gongjian/shared-kernel';

export type BackupErrorCode =
  | 'BACKUP.FOLDER_TAKEN'
  | 'BACKUP.KEYS_BESIDE'
  | 'BACKUP.NO_DEPLOYMENT'
  | 'BACKUP.NOT_MIGRATED'
  | 'BACKUP.UNFINISHED'
  | 'BACKUP.UNKNOWN_VERSION'
  | 'BACKUP.FILE_MISSING'
  | 'BACKUP.DAMAGED'
  | 'BACKUP.OTHER_KEYS'
  | 'RESTORE.ERASURES_MISSING'
  | 'RESTORE.ERASURES_OUTDATED'
  | 'RESTORE.MASTER_KEY_MISSING'
  | 'RESTORE.MASTER_KEY_WRONG'
  | 'RESTORE.NOT_EMPTY'
  | 'RESTORE.OTHER_RELEASE';

/** Refused, by a stable `code`; the text is the operator's, Chinese first, and holds nothing that is stored. */
export class BackupRefused extends Error {
  constructor(
    readonly code: BackupErrorCode,
    readonly text: BilingualText,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${text.zh} / ${text.en}`, options);
    this.name = 'BackupRefused';
  }
}

/** The first place that is not as it was written. */
export function damaged(file: string, zh: string, en: string): BackupRefused {
  return new BackupRefused('BACKUP.DAMAGED', { zh: `${file}：${zh}`, en: `${file}: ${en}` });
}
