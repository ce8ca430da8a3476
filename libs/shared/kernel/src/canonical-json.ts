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

/**
 * Canonical JSON (RFC 8785) written directly: members ordered by UTF-16 code units, no white space. Numbers are
 * restricted to safe integers; strings are well-formed and free of NUL. Members whose value is `undefined` are left
 * out. `replace` may answer another value for the one at a JSON pointer (it is asked before objects are entered).
 *
 * @throws NotCanonical naming the JSON pointer
 */
export function canonicalJson(value: unknown, replace?: (value: object, pointer: string) => unknown): string {
  return write(value, '', 0, replace);
}

function write(
  value: unknown,
  pointer: string,
  depth: number,
  replace: ((value: object, pointer: string) => unknown) | undefined,
): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, pointer);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new NotCanonical(pointer, 'number');
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new NotCanonical(pointer, 'type');
  }
  if (value === null) return 'null';
  if (depth > MAX_DEPTH) throw new NotCanonical(pointer, 'depth');
  const replaced = replace === undefined ? value : replace(value, pointer);
  if (replaced !== value) return write(replaced, pointer, depth + 1, undefined);
  if (Array.isArray(value)) {
    let out = '[';
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) out += ',';
      out += write(value[index], `${pointer}/${index}`, depth + 1, replace);
    }
    return `${out}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(pointer, 'type');
  const members = value as Readonly<Record<string, unknown>>;
  let out = '{';
  let first = true;
  for (const key of Object.keys(members).sort(byCodeUnits)) {
    const member = members[key];
    if (member === undefined) continue;
    const at = `${pointer}/${key.includes('~') || key.includes('/') ? escapePointer(key) : key}`;
    out += `${first ? '' : ','}${writeString(key, at)}:${write(member, at, depth + 1, replace)}`;
    first = false;
  }
  return `${out}}`;
}

function writeString(value: string, pointer: string): string {
  if (value.includes('\u0000')) throw new NotCanonical(pointer, 'nul');
  if (!value.isWellFormed()) throw new NotCanonical(pointer, 'surrogate');
  return JSON.stringify(value);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
