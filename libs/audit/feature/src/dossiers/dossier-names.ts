import { fileNameOf, folderOf, TakenNames, type DossierSettings, type FolderValues } from '@gongjian/audit-domain';
import { extensionOf } from '@gongjian/shared-files';
import type { ArrangedItem } from './arranged.js';

/** What of an item stands in names. */
export type NamedItem = Pick<
  ArrangedItem,
  'archiveNumber' | 'year' | 'retention' | 'number' | 'names' | 'title' | 'date' | 'documentNumber' | 'files'
>;

export interface NamedPath {
  readonly path: string;
  /** As it was uploaded; `null` once it was erased. */
  readonly name: string | null;
}

export interface ItemPaths {
  readonly folder: string;
  /** Of the item's files, in their order. */
  readonly files: readonly NamedPath[];
}

/** Where everything of a dossier stands: no two paths are alike, in whatever case they are read. */
export class DossierNames {
  private readonly taken = new TakenNames();

  constructor(private readonly settings: DossierSettings) {}

  pathsOf(item: NamedItem, names: readonly (string | null)[]): ItemPaths {
    const { folders, files } = this.settings;
    const values = valuesOf(this.settings, item);
    const levels = folderOf(folders, values);
    const folder = this.taken.take(['文件', ...levels.slice(0, -1)], levels.at(-1) ?? '_');
    for (const fixed of ['记录.html', '元数据.xml', '事件.ndjson', '证明']) this.taken.take([folder], fixed);
    return {
      folder,
      files: item.files.map(({ mediaType }, index): NamedPath => {
        const name = names[index] ?? null;
        const stem = (name ?? '').replace(/\.[A-Za-z0-9]{1,10}$/, '');
        const sequence = String(index + 1).padStart(2, '0');
        const file = fileNameOf(files, { ...values, sequence, name: stem }, extensionOf(mediaType) ?? '');
        return { path: this.taken.take([folder], file), name };
      }),
    };
  }
}

function valuesOf(settings: DossierSettings, item: NamedItem): FolderValues {
  return {
    archiveNumber: item.archiveNumber,
    fonds: settings.fonds,
    category: settings.category,
    organisation: settings.organisation,
    year: String(item.year),
    retention: item.retention,
    number: String(item.number).padStart(4, '0'),
    kind: item.names.zh,
    title: item.title,
    date: item.date,
    documentNumber: item.documentNumber ?? '',
  };
}
