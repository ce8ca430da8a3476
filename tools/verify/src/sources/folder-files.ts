import { createReadStream, existsSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PackFiles } from './pack-files.js';

const READ_BYTES = 1_048_576;

/** A pack in a folder; links are not followed. */
export class FolderFiles implements PackFiles {
  constructor(private readonly folder: string) {}

  has(name: string): boolean {
    const at = this.at(name);
    return existsSync(at) && lstatSync(at).isFile();
  }

  bytes(name: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.at(name), { highWaterMark: READ_BYTES });
  }

  list(below: string): readonly string[] {
    const at = this.at(below);
    if (!existsSync(at)) return [];
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private at(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }
}
