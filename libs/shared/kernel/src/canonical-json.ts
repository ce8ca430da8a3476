/** A value that must not reach the log: wrong number, NUL, lone surrogate, `undefined`, cycle. */
export class NotCanonical extends Error {
  constructor(
    readonly pointer: string,
    readonly reason: 'number' | 'nul' | 'surrogate' | 'type' | 'depth',
  ) {
    super(`Not storable at ${pointer === '' ? '/' : pointer}: ${reason}`);
    this.name = 'NotCanonical';
  }
}

const MAX_DEPTH = 64;

/** May answer another value for an object before it is entered; `pointer` tells the JSON pointer of its place. */
export type Replace = (value: object, pointer: () => string) => unknown;

/** Member names and indexes from the root to where the writer is. */
type Path = (string | number)[];

/**
 * Canonical JSON (RFC 8785) written directly: members ordered by UTF-16 code units, no white space. Numbers are
 * restricted to safe integers; strings are well-formed and free of NUL. Members whose value is `undefined` are left
 * out. What `replace` answers is written as it is.
 *
 * @throws NotCanonical naming the JSON pointer
 */
export function canonicalJson(value: unknown, replace?: Replace): string {
  return write(value, [], 0, replace);
}

function write(value: unknown, path: Path, depth: number, replace: Replace | undefined): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new NotCanonical(pointerOf(path), 'number');
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new NotCanonical(pointerOf(path), 'type');
  }
  if (value === null) return 'null';
  if (depth > MAX_DEPTH) throw new NotCanonical(pointerOf(path), 'depth');
  if (replace !== undefined) {
    const replaced = replace(value, () => pointerOf(path));
    if (replaced !== value) return write(replaced, path, depth + 1, undefined);
  }
  const end = path.length;
  let out = '';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      path[end] = index;
      if (index > 0) out += ',';
      out += write(value[index], path, depth + 1, replace);
    }
    path.length = end;
    return `[${out}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(pointerOf(path), 'type');
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of sorted(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    path[end] = key;
    const name = writeString(key, path);
    out += `${out === '' ? '' : ','}${name}:${write(member, path, depth + 1, replace)}`;
  }
  path.length = end;
  return `{${out}}`;
}

/** Printable text without quotation mark, backslash and surrogates: it stands in JSON as it is. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

function writeString(value: string, path: Path): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (value.includes('\u0000')) throw new NotCanonical(pointerOf(path), 'nul');
  if (!value.isWellFormed()) throw new NotCanonical(pointerOf(path), 'surrogate');
  return JSON.stringify(value);
}

/** By UTF-16 code units, as `sort` compares; most objects are in order already. */
function sorted(keys: string[]): readonly string[] {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  }
  return keys;
}

function pointerOf(path: Path): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
