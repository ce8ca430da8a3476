import type { Place } from './read.js';

const DASHES = new Set(['—', '–', '―', '─', '﹣', '−', '‐', '‑', '﹘']);
const TILDES = new Set(['〜', '∼', '~']);
const OPENERS = new Set(['〔', '［', '【', '﹝', '[', '〖']);
const CLOSERS = new Set(['〕', '］', '】', '﹞', ']', '〗']);
const ZEROES = new Set(['○', '◯', '〇', '零']);

/** What may have a plain form: neither ASCII nor an ideograph, but for the one that writes zero. */
const VARIANT = /[^\0-\u007f\u4e00-\u96f5\u96f7-\u9fff]/g;

function shadowOf(char: string): string {
  const code = char.charCodeAt(0);
  if (OPENERS.has(char)) return '[';
  if (CLOSERS.has(char)) return ']';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (DASHES.has(char)) return '-';
  if (TILDES.has(char)) return '~';
  if (ZEROES.has(char)) return '〇';
  if (char === '　' || char === '\u00a0') return ' ';
  if (char === '×' || char === 'Х' || char === 'х' || char === '╳' || char === '✕') return 'x';
  if (char === '﹙') return '(';
  if (char === '﹚') return ')';
  if (char === '﹪') return '%';
  if (char === '≧') return '≥';
  if (char === '≦') return '≤';
  return char;
}

/**
 * The text every offset of an import refers to, with a shadow of the same length in which full-width
 * and variant punctuation is plain, so that one rule reads all spellings and its offsets hold for both.
 */
export class SourceText {
  readonly shadow: string;
  readonly #lineStarts: number[] = [0];

  constructor(
    readonly text: string,
    readonly doubtful: readonly { readonly start: number; readonly end: number }[] = [],
  ) {
    this.shadow = text.replace(VARIANT, shadowOf);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  get lines(): number {
    return this.#lineStarts.length;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  place(start: number, end: number): Place {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(this.text.charAt(from))) from += 1;
    while (to > from && /\s/.test(this.text.charAt(to - 1))) to -= 1;
    return { start: from, end: to, line: this.lineAt(from), quote: this.text.slice(from, to) };
  }

  /** Whether the passage holds a character that was restored by inference. */
  isDoubtful(start: number, end: number): boolean {
    let low = 0;
    let high = this.doubtful.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.doubtful[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const span = this.doubtful[low];
    return span !== undefined && span.start < end;
  }
}
