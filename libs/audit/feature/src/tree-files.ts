import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  HASH_BYTES,
  TILE_WIDTH,
  tileHashReader,
  tilePath,
  type EntryBundle,
  type HashReader,
  type Tile,
  type TreeFile,
} from '@gongjian/audit-log';
import { syncFolder } from '@gongjian/shared-keys';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathOf, type TreeName } from './tree-name.js';

/** A tile or bundle that stands has other bytes than those to be kept: the log, or the file, was changed. */
export class TreeFileDiffers extends Error {
  constructor(
    readonly tree: TreeName,
    readonly path: string,
  ) {
    super(`${pathOf(tree)}/${path} is kept with other bytes`);
    this.name = 'TreeFileDiffers';
  }
}

/** Tiles and entry bundles as static files that never change: `<folder>/<tenant>/<number>/tile/…`. */
export class TreeFiles {
  constructor(private readonly folder: string) {}

  /** `null` when it is not there. */
  async read(tree: TreeName, file: string): Promise<Buffer | null> {
    try {
      return await readFile(this.pathOf(tree, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Bytes of a tile, `null` when there is none. A partial one that is gone is the beginning of the full one. */
  async tile(tree: TreeName, tile: Tile): Promise<Buffer | null> {
    const bytes = await this.read(tree, tilePath(tile));
    if (bytes !== null || tile.width === TILE_WIDTH) return bytes;
    const full = await this.read(tree, tilePath({ ...tile, width: TILE_WIDTH }));
    return full === null ? null : full.subarray(0, tile.width * HASH_BYTES);
  }

  /** Likewise a bundle of entries. */
  async entries(tree: TreeName, bundle: EntryBundle): Promise<Buffer | null> {
    const bytes = await this.read(tree, entriesPath(bundle));
    if (bytes !== null || bundle.width === TILE_WIDTH) return bytes;
    const full = await this.read(tree, entriesPath({ ...bundle, width: TILE_WIDTH }));
    return full === null ? null : encodeEntries(decodeEntries(full, TILE_WIDTH).slice(0, bundle.width));
  }

  /** The hashes of the tree of the first `size` leaves; for one proof. */
  hashes(tree: TreeName, size: number): HashReader {
    return tileHashReader(size, async (tile) => {
      const bytes = await this.tile(tree, tile);
      if (bytes === null) throw new Error(`${pathOf(tree)}/${tilePath(tile)} is missing`);
      return bytes;
    });
  }

  /**
   * Answers when every file is durable. A file that stands stays.
   *
   * @throws TreeFileDiffers when one stands with other bytes
   */
  async keep(tree: TreeName, files: readonly TreeFile[]): Promise<void> {
    const folders = new Set<string>();
    await Promise.all(
      files.map(async (file) => {
        const standing = await this.read(tree, file.path);
        if (standing === null) await this.write(this.pathOf(tree, file.path), file.bytes, folders);
        else if (!standing.equals(file.bytes)) throw new TreeFileDiffers(tree, file.path);
      }),
    );
    await Promise.all([...folders].map((folder) => syncFolder(folder)));
  }

  /** The partial files of a tile or bundle that has become full. */
  async removePartials(tree: TreeName, fullPath: string): Promise<void> {
    await rm(`${this.pathOf(tree, fullPath)}.p`, { recursive: true, force: true });
  }

  private async write(target: string, bytes: Buffer, folders: Set<string>): Promise<void> {
    const folder = path.dirname(target);
    const made = await mkdir(folder, { recursive: true });
    // Of what was made, each stands in the one above it.
    for (let each = folder; made !== undefined && each !== path.dirname(made); each = path.dirname(each)) {
      folders.add(path.dirname(each));
    }
    const temporary = path.join(folder, `.${randomBytes(8).toString('hex')}`);
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    folders.add(folder);
  }

  private pathOf(tree: TreeName, file: string): string {
    return path.join(this.folder, pathOf(tree), file);
  }
}
