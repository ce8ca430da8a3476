import { ARCHIVE_CODES, LAST_ITEM_NUMBER, type ArchiveGroup } from './archive-number.js';
import { fileFault, folderFault, type TemplateFault } from './name-template.js';

/** How a dossier is arranged. */
export interface DossierSettings extends ArchiveGroup {
  /** 件号 that each year and retention begins with. */
  readonly firstNumber: number;
  /** Template of an item's folder. */
  readonly folders: string;
  /** Template of a file's name within it. */
  readonly files: string;
}

export type SettingsFault =
  | { readonly setting: 'fonds' | 'category' | 'organisation' | 'firstNumber'; readonly fault: 'form' }
  | ({ readonly setting: 'folders' | 'files' } & TemplateFault);

export function settingsFault(settings: DossierSettings): SettingsFault | null {
  for (const setting of ['fonds', 'category', 'organisation'] as const) {
    if (!ARCHIVE_CODES[setting].test(settings[setting])) return { setting, fault: 'form' };
  }
  const { firstNumber } = settings;
  if (!Number.isInteger(firstNumber) || firstNumber < 1 || firstNumber > LAST_ITEM_NUMBER) {
    return { setting: 'firstNumber', fault: 'form' };
  }
  const folders = folderFault(settings.folders);
  if (folders !== null) return { setting: 'folders', ...folders };
  const files = fileFault(settings.files);
  return files === null ? null : { setting: 'files', ...files };
}
