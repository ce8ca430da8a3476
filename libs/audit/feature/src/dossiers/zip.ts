import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipContent {
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** It is packed already. */
  readonly packed: boolean;
}

/** Of a zip without 64-bit sizes, with room for its directory. */
export const MOST_ZIP_BYTES = 3 * 1024 ** 3;

/** The bytes of a zip, one content after the other as they are asked for; names are UTF-8. */
export async function* zipOf(contents: AsyncIterable<ZipContent>, at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error !== null) failure = error;
    else ready.push(bytes);
  });
  const taken = (): readonly Uint8Array[] => {
    if (failure !== null) throw failure;
    const bytes = ready;
    ready = [];
    return bytes;
  };
  for await (const { path, content, packed } of contents) {
    const file = packed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const part of content) {
      file.push(part);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
