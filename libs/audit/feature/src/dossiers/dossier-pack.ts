import { formatTlogProof, inclusionProof } from '@gongjian/audit-log';
import { DossierNames, type ItemPaths } from './dossier-names.js';
import type { ArrangedItem } from './arranged.js';
import { catalogueXml } from './catalogue.js';
import { metadataXml, recordPage } from './item-documents.js';
import { checkReport, reportPage } from './check-report.js';
import type { StoredDossier } from './stored-dossier.js';
import type { TreeFiles } from '../tree-files.js';
import type { DossierCompiled, DossierRow, NamedFile } from '@gongjian/audit-domain';
import { countsOf } from './four-checks.js';
import type { Opener } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';

/** What stands at a path of a dossier: bytes that are made of the records, or a stored file. */
export type PackEntry = { readonly path: string; readonly sha256: string; readonly size: number } & (
  { readonly bytes: Buffer } | { readonly file: NamedFile }
);

export interface PackParts {
  readonly tenant: string;
  readonly dossier: Pick<DossierRow, 'id' | 'scope' | 'settings' | 'retention' | 'orderedAt'>;
  readonly stored: StoredDossier;
  readonly items: readonly ArrangedItem[];
  readonly treeFiles: TreeFiles;
  readonly opener: Opener;
}

export interface Manifest {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly files: number;
  /** Of everything that it names. */
  readonly size: number;
}

export const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';

/** A dossier as it is handed over: the same records give the same bytes, as long as nothing in them was erased. */
export class DossierPack {
  constructor(private readonly parts: PackParts) {}

  /** Everything but the manifest and the sums, which name it. */
  async *entries(): AsyncGenerator<PackEntry> {
    const { stored, items, dossier } = this.parts;
    const report = checkReport(dossier, stored, items);
    yield made('归档文件目录.xlsx', Buffer.from(stored.catalogue, 'base64'));
    yield made('归档文件目录.xml', catalogueXml(items));
    yield made('四性检测报告.json', `${JSON.stringify(report, null, 2)}\n`);
    yield made('四性检测报告.html', reportPage(report));
    yield made('checkpoint', stored.tree.note);
    yield made('verifier-keys.txt', stored.tree.verifierKeys.map((key) => `${key}\n`).join(''));
    const names = new DossierNames(dossier.settings);
    for (const item of items) yield* this.entriesOf(item, await this.pathsOf(names, item));
  }

  /** What the log says of it beside its manifest. */
  facts(): Pick<DossierCompiled, 'items' | 'events' | 'checkpoint' | 'checks'> {
    const { items, stored } = this.parts;
    const { origin, size, root } = stored.tree;
    return {
      items: items.length,
      events: items.reduce((sum, { acts }) => sum + acts.length, 0),
      checkpoint: { origin, size, root },
      checks: countsOf(stored.checks.map((checks) => ({ checks }))),
    };
  }

  /** The stored files in it. */
  files(): readonly NamedFile[] {
    return this.parts.items.flatMap(({ files }) => files);
  }

  async manifest(): Promise<Manifest> {
    const named: Named[] = [];
    for await (const entry of this.entries()) named.push(namedOf(entry));
    return this.manifestOf(named);
  }

  /** Every entry, and at the end what names them. */
  async *whole(): AsyncGenerator<PackEntry> {
    const named: Named[] = [];
    for await (const entry of this.entries()) {
      named.push(namedOf(entry));
      yield entry;
    }
    const manifest = made(MANIFEST, this.manifestOf(named).bytes);
    yield manifest;
    yield made(SUMS, [...named, manifest].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
  }

  private manifestOf(named: readonly Named[]): Manifest {
    const { dossier, stored, items } = this.parts;
    const { tenant, number, origin, size, root } = stored.tree;
    const text = canonicalJson({
      version: 1,
      dossierId: dossier.id,
      scope: { ...dossier.scope },
      settings: { ...dossier.settings },
      retention: { version: dossier.retention.version, codes: { ...dossier.retention.codes } },
      tree: { tenant, number, origin, size, root },
      items: items.map((item) => ({
        archiveNumber: item.archiveNumber,
        kind: item.kind,
        title: item.title,
        date: item.date,
        stream: item.stream,
        events: item.acts.map(({ event, seq }) => ({ id: event.id, seq })),
        destroyed: item.destroyed.map(({ fileId, sha256 }) => ({ fileId, sha256 })),
      })),
      entries: named.map(({ path, sha256, size: bytes }) => ({ path, sha256, size: bytes })),
    });
    const bytes = Buffer.from(`${text}\n`, 'utf8');
    return {
      bytes,
      sha256: digest(bytes),
      files: named.filter(({ stored: isStored }) => isStored).length,
      size: named.reduce((sum, entry) => sum + entry.size, bytes.length),
    };
  }

  private async pathsOf(names: DossierNames, item: ArrangedItem): Promise<ItemPaths> {
    const { tenant, opener } = this.parts;
    const opened = await opener.open<readonly (string | null)[]>(
      tenant,
      item.files.map(({ fileName }) => fileName),
    );
    return names.pathsOf(item, opened);
  }

  private async *entriesOf(item: ArrangedItem, { folder, files }: ItemPaths): AsyncGenerator<PackEntry> {
    const { tenant, opener, stored, treeFiles } = this.parts;
    const acts = await opener.open<readonly unknown[]>(
      tenant,
      item.acts.map(({ data }) => data),
    );
    yield made(`${folder}/记录.html`, recordPage(item, acts, files));
    yield made(`${folder}/元数据.xml`, metadataXml(item, stored.tree, files));
    yield made(`${folder}/事件.ndjson`, item.acts.map(lineOf).join(''));
    for (const { seq } of item.acts) {
      const { tree } = stored;
      const hashes = await inclusionProof(seq, tree.size, treeFiles.hashes(tree, tree.size));
      const proof = formatTlogProof({ index: seq, hashes, checkpoint: Buffer.from(tree.note, 'utf8') });
      yield made(`${folder}/证明/${seq}.tlog-proof`, proof);
    }
    for (const [index, file] of item.files.entries()) {
      yield { path: files[index]?.path ?? '', sha256: file.sha256, size: file.size, file };
    }
  }
}

interface Named extends Pick<PackEntry, 'path' | 'sha256' | 'size'> {
  /** It is a file of the records. */
  readonly stored: boolean;
}

function namedOf(entry: PackEntry): Named {
  const { path, sha256, size } = entry;
  return { path, sha256, size, stored: 'file' in entry };
}

/** As the events of a tree are answered: data and metadata as stored. */
function lineOf({ event, seq }: ArrangedItem['acts'][number]): string {
  const { data, id, metadata, revision, stream, type } = event;
  return `${canonicalJson({ data, id, metadata, revision: Number(revision), seq, stream, type })}\n`;
}

function made(path: string, content: string | Buffer): PackEntry {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, bytes, size: bytes.length, sha256: digest(bytes) };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
