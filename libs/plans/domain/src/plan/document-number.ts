const BRACKETS: Readonly<Record<string, string>> = {
  '[': '〔',
  ']': '〕',
  '【': '〔',
  '】': '〕',
  '(': '〔',
  ')': '〕',
};

/** A document number in the one form it is unique in: width, brackets and white space do not tell numbers apart. */
export function normaliseDocumentNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[[\]()【】]/gu, (bracket) => BRACKETS[bracket] ?? bracket)
    .replace(/第?0*(\d+号)$/u, '$1');
}
