const ENCODINGS = ['utf-8', 'gb18030'] as const;

/**
 * The beginning of a text file, `null` when the bytes are no text. Read as UTF-16 with a byte order mark, else as
 * UTF-8, else as GB 18030 (what Chinese Windows writes). `whole` is false when bytes follow.
 */
export function decodeText(head: Uint8Array, whole: boolean): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return clean(decode('utf-16le', head, whole));
  if (head[0] === 0xfe && head[1] === 0xff) return clean(decode('utf-16be', head, whole));
  for (const encoding of ENCODINGS) {
    const text = clean(decode(encoding, head, whole));
    if (text !== null) return text;
  }
  return null;
}

function decode(encoding: string, bytes: Uint8Array, whole: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return null;
  }
}

/** `null` for control characters no text holds (tab, line ends, form feed and escape may stand). */
function clean(text: string | null): string | null {
  if (text === null) return null;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x7f || (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b)) return null;
  }
  return text;
}
