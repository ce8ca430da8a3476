import { SourceText } from '../source-text.js';
import { markerAt } from '../structure/numbering.js';
import { dropPinyin, isToned, PINYIN } from './pinyin.js';
import { ShiftedBytes } from './shifted-bytes.js';
import { toSimplified } from './traditional.js';
import { dropMarkup, isWebResidue } from './web-residue.js';

export interface CleanText {
  readonly source: SourceText;
  readonly residueLines: number;
  readonly repairedLines: number;
  readonly doubtfulCharacters: number;
  readonly pinyin: number;
  readonly simplified: boolean;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const SPACES = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

function tidy(line: string): string {
  return line
    .replace(SPACES, ' ')
    .replace(/ ?\t[ \t]*/g, '\t')
    .trim();
}

/** A lone quotation mark or back quote between two Chinese characters is residue of a page's markup. */
function dropStrayQuotes(line: string): string {
  let text = line;
  for (const mark of ["'", '`', '´']) {
    const parts = text.split(mark);
    if (parts.length % 2 === 1) continue;
    if (parts.length === 2 || mark !== "'") {
      text = text.replace(
        mark === "'" ? /([\u4e00-\u9fff])'(?=[\u4e00-\u9fff“(（])/g : /([\u4e00-\u9fff])[`´](?=[\u4e00-\u9fff“(（])/g,
        '$1',
      );
    }
  }
  return text;
}

function columns(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at += 1) width += line.charCodeAt(at) < 0x80 ? 1 : 2;
  return width;
}

const SENTENCE_END = /[。！？；;:：”）)]$/;

/** Joins lines a fixed-width text broke inside a sentence: no line is wider, and most full lines end in mid-sentence. */
function joinBrokenLines(lines: readonly string[]): readonly string[] {
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  if (filled.length < 12) return lines;
  const width = filled.reduce((most, line) => Math.max(most, columns(line)), 0);
  if (width < 36 || width > 120) return lines;
  const isFull = (line: string): boolean => columns(line) >= width - 3;
  const full = filled.filter(isFull);
  const open = full.filter((line) => !SENTENCE_END.test(line));
  if (full.length < 5 || full.length < filled.length * 0.2 || open.length < full.length * 0.6) return lines;
  const joined: string[] = [];
  let continues = false;
  for (const line of lines) {
    const text = line.trimEnd();
    const starts = text === '' || /^\s/.test(text) || markerAt(text, 0) !== null;
    if (continues && !starts) joined.push(`${joined.pop() ?? ''}${text}`);
    else joined.push(text);
    continues = isFull(text) && !SENTENCE_END.test(text);
  }
  return joined;
}

/**
 * The text a person would read: markup, page residue, bracketed pinyin and byte shifts undone, Simplified characters,
 * one paragraph a line, single spaces. Everything an import answers refers to this text.
 */
export function cleanText(raw: string): CleanText {
  const markup = /<\/?(?:p|br|div|span|table|td|body|html)\b/i.test(raw) || /&(?:nbsp|[lr]dquo|#\d{2,6});/i.test(raw);
  const plain = (markup ? dropMarkup(raw) : raw).replace(/\r\n?|[\u000c\u0085]/g, '\n').replace(INVISIBLE, '');
  let toned = 0;
  for (const match of plain.matchAll(PINYIN)) if (isToned(match[1] ?? '')) toned += 1;
  const lines = joinBrokenLines(plain.split('\n'))
    .map(tidy)
    .filter((line) => line !== '');
  const shifted = new ShiftedBytes(plain);
  let residueLines = 0;
  let repairedLines = 0;
  let simplified = false;
  const kept: string[] = [];
  const doubtful: { start: number; end: number }[] = [];
  let offset = 0;
  lines.forEach((line, index) => {
    const repaired = shifted.repair(line);
    if (repaired.repaired) repairedLines += 1;
    const prefix = repaired.doubtful.length > 0 ? repaired.text : null;
    const spoken = dropStrayQuotes(dropPinyin(repaired.text, toned >= 3)).replace(/[\ue000-\uf8ff]/g, '');
    const text = toSimplified(spoken).trim();
    if (text !== spoken.trim()) simplified = true;
    if (text === '') return;
    if (isWebResidue(text, index, lines.length)) {
      residueLines += 1;
      return;
    }
    if (prefix !== null) {
      for (const at of repaired.doubtful) {
        const before = toSimplified(dropPinyin(prefix.slice(0, at), toned >= 3)).length;
        doubtful.push({ start: offset + before, end: offset + before + 1 });
      }
    }
    kept.push(text);
    offset += text.length + 1;
  });
  return {
    source: new SourceText(kept.join('\n'), doubtful),
    residueLines,
    repairedLines,
    doubtfulCharacters: doubtful.length,
    pinyin: toned,
    simplified,
  };
}
