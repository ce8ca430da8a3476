import { ZipOutput } from '@gongjian/shared-files';
import type { Readable } from 'node:stream';

export interface ZipContent {
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** It is packed already. */
  readonly packed: boolean;
}

/** The bytes of a zip, one content after the other as they are asked for. */
export function zipOf(contents: AsyncIterable<ZipContent>, at: Date): Readable {
  const zip = new ZipOutput(at);
  written(zip, contents).catch((error: unknown) => zip.bytes.destroy(error as Error));
  return zip.bytes;
}

async function written(zip: ZipOutput, contents: AsyncIterable<ZipContent>): Promise<void> {
  for await (const { path, content, packed } of contents) await zip.add(path, content, packed);
  zip.end();
}
