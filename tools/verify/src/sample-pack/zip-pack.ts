import { createWriteStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile, type EndOptions, type Options } from 'yazl';

/** How the files of a zip are packed. */
export type ZipForm = Partial<Pick<Options, 'compress' | 'forceZip64Format'>>;

/** Makes a zip of the files of a pack. */
export async function zipPack(folder: string, file: string, form: ZipForm = {}): Promise<void> {
  const zip = new ZipFile();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of entries) {
    const at = path.join(entry.parentPath, entry.name);
    zip.addFile(at, path.relative(folder, at).split(path.sep).join('/'), form);
  }
  const end: Partial<EndOptions> = { forceZip64Format: form.forceZip64Format ?? false };
  zip.end(end as EndOptions);
  await pipeline(zip.outputStream, createWriteStream(file));
}
