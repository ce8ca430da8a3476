import type { Place } from './read.js';

const DASHES = new Set(['—', '–', '―', '─', '﹣', '−', '‐', '‑', '﹘']);
const TILDES = new Set(['〜', '∼', '~']);
const OPENERS = new Set(['〔', '［', '【', '﹝', '[', '〖']);
const CLOSERS = new Set(['〕', '］', '】', '﹞', ']', '〗']);
const ZEROES = new Set(['○', '◯', '〇', '零']);

function shadowOf(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return char;
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
    const parts: string[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const char = text.charAt(index);
      parts.push(shadowOf(char));
      if (char === '\n') this.#lineStarts.push(index + 1);
    }
    this.shadow = parts.join('');
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
