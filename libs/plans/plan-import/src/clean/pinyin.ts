const LETTERS = 'a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿɡɑêếềĕ';
const TONED = /[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿĕ]/;

/** A Latin syllable in brackets, as damaged conversions leave behind a character. */
export const PINYIN = new RegExp(`[(（]([${LETTERS}]{1,6})[)）]`, 'g');
export const PINYIN_AT = new RegExp(`[(（]([${LETTERS}]{1,6})[)）]`, 'y');

export function isToned(syllable: string): boolean {
  return TONED.test(syllable);
}

const HAN = /[\u3400-\u9fff]/;

/** Which characters each bracketed syllable follows in the text, the most frequent first. */
export function readPinyin(text: string): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const match of text.matchAll(PINYIN)) {
    const syllable = match[1] ?? '';
    const char = text.charAt(match.index - 1);
    if (!isToned(syllable) || !HAN.test(char)) continue;
    const chars = counts.get(syllable) ?? new Map<string, number>();
    chars.set(char, (chars.get(char) ?? 0) + 1);
    counts.set(syllable, chars);
  }
  return new Map(
    [...counts].map(([syllable, chars]) => [
      syllable,
      [...chars].sort((left, right) => right[1] - left[1]).map(([char]) => char),
    ]),
  );
}

/**
 * Drops bracketed syllables after a Chinese character. Syllables without a tone mark only go when the text holds
 * several toned ones, because (er) or (a) may be meant.
 */
export function dropPinyin(text: string, many: boolean): string {
  return text.replace(PINYIN, (whole: string, syllable: string, at: number) => {
    const before = text.charAt(at - 1);
    if (!HAN.test(before) && !isToned(syllable)) return whole;
    return isToned(syllable) || many ? '' : whole;
  });
}
