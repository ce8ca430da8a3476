import { isSealedEnvelope } from '@gongjian/shared-kernel';

/** One place of a row that differs; `undefined` on a side where it does not exist, and then absent in JSON. */
export interface RowChange {
  /**
   * JSON pointer. Elements of a list whose members all have an `id` are matched by it; the pointer then names the place
   * in the later list, or in the earlier one for an element that is gone.
   */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * What changed between two states of a row; sealed values are compared and shown as a whole.
 *
 * @param bookkeeping members of the row whose change is none
 */
export function rowChanges(before: unknown, after: unknown, bookkeeping: readonly string[] = []): readonly RowChange[] {
  const changes: RowChange[] = [];
  compare('', before, after, changes);
  const left = new Set(bookkeeping.map((member) => `/${member}`));
  return changes.filter(({ path }) => !left.has(path));
}

function compare(path: string, before: unknown, after: unknown, changes: RowChange[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(path, before, after, changes);
    return;
  }
  if (isPlain(before) && isPlain(after)) {
    for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
      compare(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, before[key], after[key], changes);
    }
    return;
  }
  if (!same(before, after)) changes.push(change(path, before, after));
}

function compareLists(path: string, before: readonly unknown[], after: readonly unknown[], changes: RowChange[]): void {
  if (same(before, after)) return;
  const known = byId(before);
  const next = byId(after);
  if (known !== null && next !== null) {
    for (const [id, [index, element]] of next) compare(`${path}/${index}`, known.get(id)?.[1], element, changes);
    for (const [id, [index, element]] of known)
      if (!next.has(id)) changes.push(change(`${path}/${index}`, element, undefined));
    return;
  }
  if (![...before, ...after].every((element) => isPlain(element))) {
    changes.push(change(path, before, after));
    return;
  }
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    compare(`${path}/${index}`, before[index], after[index], changes);
  }
}

function byId(list: readonly unknown[]): ReadonlyMap<string, readonly [number, unknown]> | null {
  const found = new Map<string, readonly [number, unknown]>();
  for (const [index, element] of list.entries()) {
    if (!isPlain(element) || typeof element['id'] !== 'string' || found.has(element['id'])) return null;
    found.set(element['id'], [index, element]);
  }
  return found;
}

function change(path: string, before: unknown, after: unknown): RowChange {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSealedEnvelope(value);
}

function same(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
  if (Array.isArray(before) || Array.isArray(after)) {
    if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
    return before.every((element, index) => same(element, after[index]));
  }
  const left = Object.entries(before).filter(([, value]) => value !== undefined);
  const right = after as Readonly<Record<string, unknown>>;
  if (left.length !== Object.values(right).filter((value) => value !== undefined).length) return false;
  return left.every(([key, value]) => same(value, right[key]));
}
