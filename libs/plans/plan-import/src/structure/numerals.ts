const DIGITS = new Map<string, number>([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
]);

const SCALES = new Map<string, number>([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
]);

/** Reads 十四, 二百三十, 二〇一九 or Arabic digits; null when it is not a number. */
export function parseNumber(word: string): number | null {
  if (word === '') return null;
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(word)) return Number(word);
  const chars = [...word];
  if (chars.every((char) => DIGITS.has(char))) {
    return chars.length > 9 ? null : Number(chars.map((char) => DIGITS.get(char)).join(''));
  }
  let total = 0;
  let current: number | null = null;
  for (const char of chars) {
    const digit = DIGITS.get(char);
    if (digit !== undefined) {
      current = digit;
      continue;
    }
    const scale = SCALES.get(char);
    if (scale === undefined) return null;
    if (scale === 10_000) {
      total = (total + (current ?? 0)) * scale;
      current = null;
      continue;
    }
    total += (current ?? 1) * scale;
    current = null;
  }
  return total + (current ?? 0);
}
