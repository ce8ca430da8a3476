import { parseNumber } from './numerals.js';

/** The shapes of numbers official documents use, from the outermost inwards. `bare` is a heading without a number. */
export type MarkerKind =
  'part' | 'bare' | 'han' | 'han-paren' | 'arabic' | 'arabic-paren' | 'arabic-half' | 'circled' | 'nth' | 'clause';

export interface Marker {
  readonly kind: MarkerKind;
  readonly ordinal: number;
  /** Offset of the first character after the number. */
  readonly end: number;
}

const HAN = '[一二三四五六七八九十百〇]{1,4}';
const PATTERNS: readonly (readonly [MarkerKind, RegExp])[] = [
  ['part', new RegExp(`第(${HAN}|\\d{1,2})(?:章|部分|条)[ 、.:]?`, 'y')],
  ['han-paren', new RegExp(`[(\\[]\\s?(${HAN})\\s?[)\\]][、.,:]?`, 'y')],
  ['han', new RegExp(`(${HAN})\\s?(?:[、.]|[,:](?=\\S))(?![一二三四五六七八九十]{1,2}[月、日季])`, 'y')],
  ['nth', new RegExp(`第(${HAN})(?:步\\s?[、,:.]?|[、,:])`, 'y')],
  ['clause', new RegExp(`([一二三四五六七八九十]{1,2})(?:是|要)(?!否)`, 'y')],
  ['arabic-paren', /[(\[]\s?(\d{1,2})\s?[)\]][、.,:]?/y],
  ['arabic-half', /(\d{1,2})\s?\)[、.]?/y],
  ['arabic', /(\d{1,2})\s?(?:、|\.(?!\d)|,(?=[\u4e00-\u9fff“]))/y],
];
const SINGLE = /[㈠-㈩⑴-⑽①-⑳⒈-⒑]/y;

function single(char: string): readonly [MarkerKind, number] {
  const code = char.charCodeAt(0);
  if (code >= 0x3220) return ['han-paren', code - 0x3220 + 1];
  if (code >= 0x2488) return ['arabic', code - 0x2488 + 1];
  if (code >= 0x2474) return ['arabic-paren', code - 0x2474 + 1];
  return ['circled', code - 0x2460 + 1];
}

/** The number that stands at `at` in the shadow text, or null. Looks at a bounded number of characters. */
export function markerAt(shadow: string, at: number): Marker | null {
  SINGLE.lastIndex = at;
  const one = SINGLE.exec(shadow);
  if (one) {
    const [kind, ordinal] = single(one[0]);
    let end = at + 1;
    if (/[、.]/.test(shadow.charAt(end))) end += 1;
    return { kind, ordinal, end };
  }
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(shadow);
    if (!match) continue;
    const ordinal = parseNumber(match[1] ?? '');
    if (ordinal === null || ordinal === 0) continue;
    return { kind, ordinal, end: at + match[0].length };
  }
  return null;
}
