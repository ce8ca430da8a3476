import type { DossierRow } from '@gongjian/audit-domain';
import {
  inclusionProof,
  leafHash,
  leafV1,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  UnusableLeaf,
  verifyInclusion,
} from '@gongjian/audit-log';
import { derivedId, EventStore, Opener, pause } from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import { isDomainError } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { TreeFiles } from '../tree-files.js';
import { TreeReading, type TreeOverview } from '../tree-reading.js';
import { arranged, type ArrangedItem } from './arranged.js';
import { catalogueXlsx } from './catalogue.js';
import { DossierPack } from './dossier-pack.js';
import { checkFile, type CheckFault, type ItemChecks } from './four-checks.js';
import { actOfLeaf, recordsInScope, type Act } from './records-in-scope.js';
import type { DossierTree, StoredDossier } from './stored-dossier.js';

/** What is to be compiled, for whom. */
export interface CompiledFor {
  readonly tenant: string;
  readonly dossier: Pick<DossierRow, 'id' | 'scope' | 'settings' | 'retention' | 'orderedAt'>;
}

/** The published checkpoint does not cover the order yet. */
export class NotPublishedYet extends Error {
  constructor(seq: number) {
    super(`leaf ${seq} is not published yet`);
    this.name = 'NotPublishedYet';
  }
}

const PUBLISHED_WITHIN_MS = 3_000;
const LOOK_AGAIN_MS = 100;

/** Compiles dossiers out of the log and the stored files, and reads compiled ones again. */
@Injectable()
export class DossierCompiler {
  constructor(
    private readonly trees: TreeReading,
    private readonly treeFiles: TreeFiles,
    private readonly store: EventStore,
    private readonly files: FileStore,
    private readonly opener: Opener,
  ) {}

  /**
   * Everything that was recorded up to the order is in it. Compiled already, it is the same.
   *
   * @throws DomainError DOSSIER.EMPTY, DOSSIER.TOO_LARGE
   * @throws NotPublishedYet
   */
  async compile(
    asked: CompiledFor,
    order: { readonly stream: string; readonly revision: bigint },
  ): Promise<DossierPack> {
    const before = await this.read(asked);
    if (before !== null) return before;
    const tree = await this.publishedTree(asked.tenant, order);
    const records = await recordsInScope(this.trees, tree, tree.size, asked.dossier.scope);
    const items = arranged(records, asked.dossier);
    const checks: ItemChecks[] = [];
    for (const item of items) checks.push(await this.checked(asked.tenant, item, tree, records.streams));
    const stored: StoredDossier = {
      version: 1,
      tree,
      signed: isSigned(tree),
      leaves: records.leaves,
      streams: [...records.streams].map(([stream, acts]) => [stream, acts.map(({ seq }) => seq)]),
      destroyed: [...records.destroyed].sort(),
      checks,
      catalogue: (await catalogueXlsx(items, asked.dossier.scope.name)).toString('base64'),
    };
    await this.keep(asked, stored);
    return this.packOf(asked, stored, items);
  }

  /** One that was compiled; `null` when it was not. */
  async read(asked: CompiledFor): Promise<DossierPack | null> {
    const kept = await this.kept(asked);
    return kept === null ? null : this.packOf(asked, kept.stored, kept.items);
  }

  /** The items of one that was compiled, with what the checks found; `null` when it was not. */
  async kept(
    asked: CompiledFor,
  ): Promise<{ readonly stored: StoredDossier; readonly items: readonly ArrangedItem[] } | null> {
    const { tenant, dossier } = asked;
    const parts: Buffer[] = [];
    try {
      for await (const part of await this.files.get(tenant, keptAs(asked))) parts.push(part as Buffer);
    } catch (error) {
      if (isDomainError(error) && error.code === 'FILE.NOT_FOUND') return null;
      throw error;
    }
    const stored = JSON.parse(Buffer.concat(parts).toString('utf8')) as StoredDossier;
    const streams = new Map<string, readonly Act[]>();
    for (const [stream, seqs] of stored.streams) {
      const events = await this.store.readStream(stream, { from: 0n, limit: seqs.length });
      streams.set(
        stream,
        events.map((event, index) => actOfLeaf({ seq: seqs[index] ?? -1, event })),
      );
    }
    return { stored, items: arranged({ streams, destroyed: new Set(stored.destroyed) }, dossier) };
  }

  private packOf({ tenant, dossier }: CompiledFor, stored: StoredDossier, items: readonly ArrangedItem[]): DossierPack {
    const { treeFiles, opener } = this;
    return new DossierPack({ tenant, dossier, stored, items, treeFiles, opener });
  }

  private async keep(asked: CompiledFor, stored: StoredDossier): Promise<void> {
    const content = (async function* () {
      yield Buffer.from(JSON.stringify(stored), 'utf8');
    })();
    await this.files.put({ tenant: asked.tenant, fileId: keptAs(asked), fileName: 'dossier.txt', content });
  }

  private async publishedTree(
    tenant: string,
    order: { readonly stream: string; readonly revision: bigint },
  ): Promise<DossierTree> {
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      const tree = (await this.trees.treesOf(tenant)).at(-1);
      const published = tree?.published ?? null;
      const leaf = tree === undefined ? null : await this.trees.leafOf(tree, order.stream, order.revision);
      if (tree !== undefined && published !== null && leaf !== null && leaf.seq < published.size) {
        return treeAt(tree, published.note);
      }
      if (waited >= PUBLISHED_WITHIN_MS) throw new NotPublishedYet(leaf?.seq ?? -1);
      await pause(LOOK_AGAIN_MS, new AbortController().signal);
    }
  }

  private async checked(
    tenant: string,
    item: ArrangedItem,
    tree: DossierTree,
    streams: ReadonlyMap<string, readonly Act[]>,
  ): Promise<ItemChecks> {
    const authentic: CheckFault[] = [];
    for (const act of item.acts) {
      const code = await this.faultOf(act, tree);
      if (code !== null) authentic.push({ code, what: act.event.id });
    }
    const complete: CheckFault[] = missingRevisions(streams.get(item.stream) ?? []);
    for (const field of ['title', 'date', 'responsible'] as const) {
      if ((item[field] ?? '') === '') complete.push({ code: 'metadataMissing', what: field });
    }
    const found: ItemChecks[] = [];
    for (const file of item.files) found.push(await checkFile(this.files, tenant, file));
    return {
      authentic: [...authentic, ...found.flatMap((each) => each.authentic)],
      complete: [...complete, ...found.flatMap((each) => each.complete)],
      usable: found.flatMap((each) => each.usable),
      safe: found.flatMap((each) => each.safe),
    };
  }

  private async faultOf({ seq, event }: Act, tree: DossierTree): Promise<CheckFault['code'] | null> {
    const proof = await inclusionProof(seq, tree.size, this.treeFiles.hashes(tree, tree.size));
    const root = Buffer.from(tree.root, 'base64');
    try {
      const hash = leafHash(leafV1(seq, event));
      return verifyInclusion({ index: seq, size: tree.size, leafHash: hash, root, proof }) ? null : 'eventNotAsSigned';
    } catch (error) {
      if (error instanceof UnusableLeaf) return 'eventNotInTree';
      throw error;
    }
  }
}

function keptAs({ dossier }: CompiledFor): string {
  return derivedId(dossier.id, 'dossier', '');
}

function treeAt({ tenant, number, origin, keys }: TreeOverview, note: string): DossierTree {
  const verifierKeys = keys.map(({ verifierKey }) => verifierKey);
  const { size, root } = parseCheckpoint(parseNote(Buffer.from(note, 'utf8')).text);
  return { tenant, number, origin, size, root: Buffer.from(root).toString('base64'), note, verifierKeys };
}

/** By one of the keys that the tree's signatures are known by. */
function isSigned({ note, verifierKeys, size }: DossierTree): boolean {
  try {
    const logs = verifierKeys.map(parseVerifierKey);
    return openCheckpoint(Buffer.from(note, 'utf8'), { logs, witnesses: [] }).checkpoint.size === size;
  } catch {
    return false;
  }
}

/** The revisions of a stream are dense: what is missing was left out. */
function missingRevisions(acts: readonly Act[]): CheckFault[] {
  return acts.flatMap(({ revision, event }, index) =>
    revision === index ? [] : [{ code: 'revisionMissing' as const, what: `${event.stream}@${index}` }],
  );
}
