/** A witness that has cosigned a checkpoint, and when. */
export interface Cosigner {
  readonly name: string;
  readonly at: string;
}

const SIGNATURE = /^\u2014 (\S+) (\S+)$/;
/** C2SP cosignature/v1: key id, seconds since 1970, signature. */
const COSIGNATURE_BYTES = 4 + 8 + 64;

/** Who besides the log itself has signed a note (C2SP signed-note); nothing is verified. */
export function cosignersOf(note: string): readonly Cosigner[] {
  const end = note.indexOf('\n\n');
  if (end < 0) return [];
  const [origin] = note.split('\n');
  return note
    .slice(end + 2)
    .split('\n')
    .flatMap((line) => {
      const [, name, signature] = SIGNATURE.exec(line) ?? [];
      if (name === undefined || signature === undefined || name === origin) return [];
      const bytes = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0));
      if (bytes.length !== COSIGNATURE_BYTES) return [];
      const seconds = Number(new DataView(bytes.buffer).getBigUint64(4));
      return [{ name, at: new Date(seconds * 1_000).toISOString() }];
    });
}

/** Leaf and size that a `.tlog-proof` file (C2SP tlog-proof) tells; nothing is verified. */
export function proofInBrief(file: string): { readonly index: number; readonly size: number } | null {
  const [head = '', ...rest] = file.split('\n\n');
  const index = /^index (\d+)$/m.exec(head)?.[1];
  const size = rest.join('\n\n').split('\n')[1];
  return index === undefined || size === undefined || !/^\d+$/.test(size)
    ? null
    : { index: Number(index), size: Number(size) };
}
