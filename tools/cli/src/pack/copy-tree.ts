import {
  bundlesBetween,
  entriesPath,
  formatTlogProof,
  inclusionProof,
  TILE_WIDTH,
  tileHashReader,
  tilePath,
  tilesOf,
  type HashReader,
} from '@gongjian/audit-log';
import { CannotCheck, type HttpSource } from '@gongjian/verify';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ZipWriter } from './zip-writer.js';

/** Files of the tree that are asked for at once. */
const AT_ONCE = 8;

/** Copies tiles and entry bundles into the pack; the tiles are kept in the folder too, for proofs. */
export async function copyTree(zip: ZipWriter, source: HttpSource, size: number, folder: string): Promise<void> {
  const paths = pathsOf(size);
  for await (const { name, bytes } of inOrder(paths, (name) => fetched(source, name))) {
    await zip.add(`tree/${name}`, bytes, name.startsWith('tile/entries/'));
    if (name.startsWith('tile/entries/')) continue;
    const at = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, bytes);
  }
}

/** Proof files of a tree whose tiles are in the folder. */
export class Proofs {
  private bundle = -1;
  private read: HashReader | undefined;

  constructor(
    private readonly folder: string,
    private readonly size: number,
    private readonly checkpoint: Buffer,
  ) {}

  /** Cheapest in order of seq. */
  async of(seq: number): Promise<Uint8Array> {
    const bundle = Math.floor(seq / TILE_WIDTH);
    if (this.read === undefined || this.bundle !== bundle) {
      this.bundle = bundle;
      this.read = remembering(
        tileHashReader(this.size, (tile) => readFile(path.join(this.folder, ...tilePath(tile).split('/')))),
      );
    }
    const hashes = await inclusionProof(seq, this.size, this.read);
    return formatTlogProof({ index: seq, hashes, checkpoint: this.checkpoint });
  }
}

/** Neighbours' proofs share most of their hashes. */
function remembering(read: HashReader): HashReader {
  const known = new Map<string, ReturnType<HashReader>>();
  return (level, index) => {
    const key = `${level}/${index}`;
    const hash = known.get(key) ?? read(level, index);
    known.set(key, hash);
    return hash;
  };
}

function* pathsOf(size: number): Generator<string> {
  for (const tile of tilesOf(size)) yield tilePath(tile);
  for (const bundle of bundlesBetween(0, size)) yield entriesPath(bundle);
}

interface Fetched {
  readonly name: string;
  readonly bytes: Buffer;
}

async function fetched(source: HttpSource, name: string): Promise<Fetched> {
  const bytes = await source.read(name);
  if (bytes === undefined) throw new CannotCheck(`${source.treePath}${name} 不存在 / is not there`);
  return { name, bytes };
}

async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    result.catch(() => undefined);
    running.push(result);
    if (running.length >= AT_ONCE) yield (await running.shift()) as Result;
  }
  for (const result of running) yield await result;
}
