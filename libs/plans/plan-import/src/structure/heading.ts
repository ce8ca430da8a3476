import type { SourceText } from '../source-text.js';
import type { OutlineNode } from './outline.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

const ENDS = /[。!?;]/;
const MAX_HEADING = 200;
const LONGEST_BEFORE_COLON = 30;

function trimmed(source: SourceText, start: number, end: number): Span {
  let from = start;
  let to = end;
  const { shadow } = source;
  while (from < to && /[\s、.,:;]/.test(shadow.charAt(from))) from += 1;
  while (to > from && /[\s。;:,、.!]/.test(shadow.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

const DUTY_IN_BRACKETS = /(?:牵头|负责|责任|配合|承办|协办|主办|时限|完成|单位|部门)/;

function withoutBrackets(source: SourceText, span: Span): Span {
  const { shadow } = source;
  if (shadow.charAt(span.end - 1) !== ')') return span;
  const open = shadow.lastIndexOf('(', span.end - 1);
  if (open <= span.start || !DUTY_IN_BRACKETS.test(shadow.slice(open, span.end))) return span;
  return trimmed(source, span.start, open);
}

function withoutQuotes(source: SourceText, span: Span): Span {
  const { shadow } = source;
  const first = shadow.charAt(span.start);
  const last = shadow.charAt(span.end - 1);
  const inner = shadow.slice(span.start + 1, span.end - 1);
  if (first === '“' && last === '”' && !/[“”]/.test(inner)) return { start: span.start + 1, end: span.end - 1 };
  return span;
}

/** The first sentence from `start`: up to a full stop, or a colon or space that sets a short heading off. */
export function headingAt(source: SourceText, start: number, lineEnd: number): Span {
  const { shadow } = source;
  let from = start;
  while (from < lineEnd && /[\s、.,:]/.test(shadow.charAt(from))) from += 1;
  const end = Math.min(lineEnd, from + MAX_HEADING);
  let quotes = 0;
  let brackets = 0;
  let commas = 0;
  let stop = end;
  for (let at = from; at < end; at += 1) {
    const char = shadow.charAt(at);
    if (char === '“') quotes += 1;
    else if (char === '”') quotes = Math.max(0, quotes - 1);
    else if (char === '(') brackets += 1;
    else if (char === ')') brackets = Math.max(0, brackets - 1);
    if (char === '\t') {
      stop = at;
      break;
    }
    if (quotes > 0 || brackets > 0) continue;
    if (ENDS.test(char)) {
      stop = at;
      break;
    }
    if (char === ',') commas += 1;
    const length = at - from;
    if (char === ':' && length >= 2 && length <= LONGEST_BEFORE_COLON) {
      stop = at;
      break;
    }
    if (char === ' ' && length >= 4 && length <= LONGEST_BEFORE_COLON && commas <= 1 && end - at > 12) {
      const left = shadow.charAt(at - 1);
      const right = shadow.charAt(at + 1);
      if (/[\u4e00-\u9fff”)]/.test(left) && /[\u4e00-\u9fff“(\d]/.test(right)) {
        stop = at;
        break;
      }
    }
  }
  return withoutQuotes(source, withoutBrackets(source, trimmed(source, from, stop)));
}

export function headingOf(source: SourceText, node: OutlineNode): Span {
  const own = headingAt(source, node.contentStart, node.firstEnd);
  const next = node.body[0];
  if (own.end > own.start || !next) return own;
  return headingAt(source, next.start, next.end);
}
