import { canonicalJson } from '@gongjian/shared-kernel';

const MAX_DEPTH = 64;

/**
 * Whether a text is the canonical JSON of the value that was read from it. Most texts are told right without being
 * written anew by hand: members in order, safe integers and no escape but the short ones leave JSON.stringify no choice.
 *
 * @throws NotCanonical as canonicalJson does
 */
export function isCanonical(text: string, value: unknown): boolean {
  const plain = !text.includes('\\u') && isPlain(value, 0) && JSON.stringify(value) === text;
  return plain || canonicalJson(value) === text;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  let before = '';
  let first = true;
  for (const [name, member] of Object.entries(value)) {
    if ((!first && name <= before) || !isPlain(member, depth + 1)) return false;
    [before, first] = [name, false];
  }
  return true;
}
