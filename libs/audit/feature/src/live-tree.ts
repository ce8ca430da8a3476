import {
  formatCheckpoint,
  GrowingTree,
  leafV1,
  parseCheckpoint,
  parseNote,
  signNote,
  TILE_WIDTH,
  type TreeFile,
} from '@gongjian/audit-log';
import type { Position, RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { SigningKey, SigningKeys } from './signing-keys.js';
import type { TreeFiles } from './tree-files.js';
import { pathOf, type TreeName } from './tree-name.js';
import type { BegunBundle, Integration, KeyChange, StoredTree, Trees } from './trees.js';

/** An event that has its place in its tenant's tree. */
export interface SequencedEvent extends LeafEvent {
  readonly tenant: string;
  readonly recordedAt: string;
}

/** An event that is a leaf. */
export interface LeafEvent {
  readonly event: RecordedEvent;
  /** Position before it in the log, with no event of its tenant between. */
  readonly after: Position | null;
}

/** No key that signs for the tree is kept here. */
export class NoSigningKey extends Error {
  constructor(readonly tree: TreeName) {
    super(`${pathOf(tree)}: no key that signs for it is kept here`);
    this.name = 'NoSigningKey';
  }
}

/** The log, or a tile, does not make the tree that was signed. */
export class TreeNotOfLog extends Error {
  constructor(readonly tree: TreeName) {
    super(`${pathOf(tree)}: the log does not make the tree that was signed`);
    this.name = 'TreeNotOfLog';
  }
}

/** The first `count` events of a tenant in the order of the log. */
export type LeafReader = (tenant: string, count: number) => AsyncIterable<LeafEvent>;

const EVENTS_AT_ONCE = 4_096;

/** The tree of a tenant that grows, in this process. When an integration fails it is opened anew. */
export class LiveTree {
  private constructor(
    readonly name: TreeName,
    readonly origin: string,
    private readonly tree: GrowingTree,
    private keys: readonly SigningKey[],
    /** Of a tree that is not kept yet. */
    private begun: { readonly firstKey: SigningKey; readonly bundles: readonly BegunBundle[] } | null,
  ) {}

  /**
   * @param leaves those that are integrated, out of the log: read when a file is gone, and all files are made again
   * @throws TreeNotOfLog when the log does not make the tree that was signed
   */
  static async open(
    stored: StoredTree,
    { trees, files, leaves }: { readonly trees: Trees; readonly files: TreeFiles; readonly leaves: LeafReader },
  ): Promise<LiveTree> {
    const { tree } = (await opened(stored, files)) ?? (await made(stored, files, leaves(stored.tenant, stored.size)));
    const { root } = parseCheckpoint(parseNote(Buffer.from(stored.signedNote, 'utf8')).text);
    if (!tree.root().equals(root)) throw new TreeNotOfLog(stored);
    return new LiveTree(stored, stored.origin, tree, await trees.keysOf(stored), null);
  }

  /** @param leaves what it begins with, whose files are made at once */
  static async begin(
    name: TreeName,
    host: string,
    {
      keys,
      files,
      leaves,
    }: { readonly keys: SigningKeys; readonly files: TreeFiles; readonly leaves: AsyncIterable<LeafEvent> },
  ): Promise<LiveTree> {
    const origin = `${host}/${pathOf(name)}`;
    const firstKey = await keys.make(origin);
    const { tree, bundles } = await made(name, files, leaves);
    return new LiveTree(name, origin, tree, [firstKey], { firstKey, bundles });
  }

  /** From here on a key signs too. */
  add(key: SigningKey): void {
    this.keys = [...this.keys, key];
  }

  /** From here on a key signs no more. */
  retire(verifierKey: string): void {
    this.keys = this.keys.filter((key) => key.verifierKey !== verifierKey);
  }

  /**
   * Gives events their leaves; what it answers is kept in this order: the files, then the integration.
   *
   * @throws NoSigningKey
   */
  async grow(
    events: readonly LeafEvent[],
    signing: SigningKeys,
    keyChanges: readonly KeyChange[],
  ): Promise<{ readonly files: readonly TreeFile[]; readonly integration: Integration }> {
    if (this.keys.length === 0) throw new NoSigningKey(this.name);
    const before = this.tree.size;
    const from = this.begun === null ? before : 0;
    const files = this.tree.grow(events.map(({ event }, at) => leafV1(before + at, event)));
    const { size } = this.tree;
    const text = formatCheckpoint({ origin: this.origin, size, root: this.tree.root(), extensions: [] });
    const signers = await Promise.all(this.keys.map((key) => signing.signer(key)));
    const { firstKey = null, bundles = [] } = this.begun ?? {};
    this.begun = null;
    return {
      files,
      integration: {
        ...{ ...this.name, origin: this.origin, from, size, firstKey, keyChanges },
        signedNote: signNote(text, signers).toString('utf8'),
        bundles: [...bundles, ...bundlesAt(before, events)],
      },
    };
  }
}

/** `null` when a file that it goes on from is gone. */
async function opened(stored: StoredTree, files: TreeFiles): Promise<{ readonly tree: GrowingTree } | null> {
  let isWhole = true;
  const opening = GrowingTree.open(stored.size, async (file) => {
    const bytes = await files.read(stored, file);
    isWhole &&= bytes !== null;
    return bytes ?? Buffer.alloc(0);
  });
  return opening.then(
    (tree) => ({ tree }),
    (error: unknown) => {
      if (isWhole) throw error;
      return null;
    },
  );
}

/** A tree of these leaves, with all its files. */
async function made(
  name: TreeName,
  files: TreeFiles,
  leaves: AsyncIterable<LeafEvent>,
): Promise<{ readonly tree: GrowingTree; readonly bundles: readonly BegunBundle[] }> {
  const tree = GrowingTree.empty();
  const bundles: BegunBundle[] = [];
  let waiting: LeafEvent[] = [];
  const grow = async (): Promise<void> => {
    const before = tree.size;
    bundles.push(...bundlesAt(before, waiting));
    await files.keep(name, tree.grow(waiting.map(({ event }, at) => leafV1(before + at, event))));
    waiting = [];
  };
  for await (const leaf of leaves) {
    waiting.push(leaf);
    if (waiting.length === EVENTS_AT_ONCE) await grow();
  }
  await grow();
  return { tree, bundles };
}

/** Those that begin among leaves of which the first has the index `from`. */
function bundlesAt(from: number, leaves: readonly LeafEvent[]): readonly BegunBundle[] {
  return leaves.flatMap(({ after }, at) =>
    (from + at) % TILE_WIDTH === 0 ? [{ index: (from + at) / TILE_WIDTH, after }] : [],
  );
}
