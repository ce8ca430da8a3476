import { markerAt } from '../structure/numbering.js';
import { rarity } from './character-frequency.js';
import { gbkChar, gbkCode, isCommonHan } from './gbk-codes.js';
import { PINYIN_AT, readPinyin } from './pinyin.js';
import { toSimplified } from './traditional.js';

/**
 * Undoing a one-byte shift. A converter that lost one byte of a GBK text read every following pair one byte too
 * late, until a single-byte character put it back in step: each character it wrote holds the second byte of one
 * original character and the first byte of the next. Where two such bytes form no character, one may be missing.
 */
interface Slot {
  readonly char: string | null;
  readonly lead: number | null;
  readonly trail: number | null;
}

interface Unshifted {
  readonly slots: readonly Slot[];
  /** Index in the line of the first character that is in step again. */
  readonly next: number;
}

export interface RepairedLine {
  readonly text: string;
  /** Offsets in `text` of characters that were chosen among several. */
  readonly doubtful: readonly number[];
  readonly repaired: boolean;
}

const MAX_RUN = 400;
const MAX_SEARCHES = 2000;
const HAN = /^[\u3400-\u9fff]$/;

function isPrivate(char: string): boolean {
  return char >= '\ue000' && char <= '\uf8ff';
}

function unshift(line: string, from: number, pendingLead: number): Unshifted | null {
  const slots: Slot[] = [];
  let lead = pendingLead;
  let at = from;
  const limit = Math.min(line.length, from + MAX_RUN);
  while (at < limit) {
    const char = line.charAt(at);
    const ascii = char.charCodeAt(0);
    if (ascii < 0x80) {
      if (ascii >= 0x40 && ascii <= 0x7e) {
        slots.push({ char: gbkChar(lead, ascii), lead, trail: ascii });
        return { slots, next: at + 1 };
      }
      slots.push({ char: null, lead, trail: null });
      return { slots, next: at };
    }
    const code = gbkCode(char);
    if (!code) return null;
    slots.push({ char: gbkChar(lead, code.lead), lead, trail: code.lead });
    if (code.trail < 0x81) {
      if (code.trail < 0x80) slots.push({ char: String.fromCharCode(code.trail), lead: null, trail: null });
      return { slots, next: at + 1 };
    }
    lead = code.trail;
    at += 1;
  }
  if (at < line.length) return null;
  slots.push({ char: null, lead, trail: null });
  return { slots, next: at };
}

const commonOnceSimplified = new Map<string, boolean>();

function isCommonOnceSimplified(char: string): boolean {
  let common = commonOnceSimplified.get(char);
  if (common === undefined) {
    common = isCommonHan(toSimplified(char));
    commonOnceSimplified.set(char, common);
  }
  return common;
}

function plausible(char: string | null): boolean {
  if (char === null || isPrivate(char)) return false;
  if (HAN.test(char)) return isCommonOnceSimplified(char);
  return /^[\u0020-\u007e\u3001-\u3011\u2018-\u201d\uff08\uff09\uff0c\uff1a\uff1b\uff01\uff10-\uff19\uff0e\uff0d—…·%％]$/.test(
    char,
  );
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Chooses characters for places whose byte was lost, by the words of the same document and of the language. */
class Reader {
  readonly #pinyin: ReadonlyMap<string, readonly string[]>;
  readonly #pairs = new Map<string, number>();
  readonly #scores = new Map<string, number>();
  readonly #pairsLost = new Map<number, readonly string[]>();
  #budget = 40_000;
  #searches = 0;

  /** Whether codes without a character survived in the text as private-use characters, so that none is missing. */
  readonly #keepsLost: boolean;

  constructor(whole: string) {
    this.#keepsLost = /[\ue000-\uf8ff]/.test(whole);
    this.#pinyin = readPinyin(whole);
    const simplified = toSimplified(whole.replace(/[(（][^()（）\u4e00-\u9fff]{1,8}[)）]/g, ''));
    for (let at = 0; at + 1 < simplified.length; at += 1) {
      const pair = simplified.slice(at, at + 2);
      if (/^[\u4e00-\u9fff]{2}$/.test(pair)) this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1);
    }
  }

  score(before: string, middle: string, after: string): number {
    this.#budget -= 1;
    const near = before.slice(-4);
    const next = after.slice(0, 5);
    const key = `${near}\n${middle}\n${next}`;
    let score = this.#scores.get(key);
    if (score === undefined) {
      score = this.#scoreOf(near, middle, next);
      this.#scores.set(key, score);
    }
    return score;
  }

  #scoreOf(before: string, middle: string, after: string): number {
    const text = toSimplified(`${before}${middle}${after}`);
    let words = 0;
    for (const part of segmenter.segment(text)) if (part.isWordLike) words += 1;
    let pairs = 0;
    const inner = toSimplified(`${before.slice(-1)}${middle}${after.slice(0, 1)}`);
    for (let at = 0; at + 1 < inner.length; at += 1) {
      pairs += Math.log2(1 + (this.#pairs.get(inner.slice(at, at + 2)) ?? 0));
    }
    const rare = [...toSimplified(middle)].reduce((sum, char) => sum + (HAN.test(char) ? rarity(char) : 0), 0);
    return pairs * 1.5 - words * 2 - rare;
  }

  /** How much better a pair of characters must fit than the one in their place, when that one is a common character. */
  get margin(): number {
    return this.#keepsLost ? 4 : 0.9;
  }

  get exhausted(): boolean {
    return this.#budget <= 0;
  }

  best(before: string, options: readonly string[], after: string): { readonly text: string; readonly sure: boolean } {
    let winner = '';
    let top = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const option of options) {
      if (this.exhausted) break;
      const score = this.score(before, option, after);
      if (score > top) {
        second = top;
        top = score;
        winner = option;
      } else if (score > second) second = score;
    }
    return { text: winner, sure: options.length === 1 || top - second >= 2 };
  }

  /** Characters whose first byte is `lead` and whose second was lost. */
  endings(lead: number, syllable: string | null): readonly string[] {
    const known = syllable === null ? [] : (this.#pinyin.get(syllable) ?? []);
    const named = known.filter((char) => gbkCode(char)?.lead === lead);
    if (named.length > 0) return named;
    const options: string[] = [];
    for (let trail = 0x80; trail <= 0xfe; trail += 1) {
      const char = gbkChar(lead, trail);
      if (char !== null && HAN.test(char) && isCommonOnceSimplified(char)) options.push(char);
    }
    const folded = options.filter((char) => toSimplified(char) !== char);
    return syllable !== null && folded.length > 0 ? folded : options;
  }

  /** Two characters in whose middle a whole pair of bytes, which is no character, was lost. */
  pairs(lead: number, trail: number): readonly string[] {
    const key = (lead << 8) | trail;
    const known = this.#pairsLost.get(key);
    if (known !== undefined) return known;
    const options: string[] = [];
    if (this.#searches >= MAX_SEARCHES) return options;
    this.#searches += 1;
    this.#pairsLost.set(key, options);
    for (let first = 0x81; first <= 0xfe; first += 1) {
      const left = gbkChar(lead, first);
      if (!plausible(left)) continue;
      for (let second = 0x81; second <= 0xfe; second += 1) {
        const lost = gbkChar(first, second);
        if (lost !== null && !isPrivate(lost)) continue;
        const right = gbkChar(second, trail);
        if (plausible(right)) options.push(`${left ?? ''}${right ?? ''}`);
      }
    }
    return options;
  }
}

const NUMBER_HEAD = /^[(（][一二三四五六七八九十]{1,3}[)）]$/;

function numberOption(prefix: string, options: readonly string[]): string | null {
  const fitting = options.filter((option) => {
    const text = `${prefix}${option}`;
    return /^[(（][一二三四五六七八九十]{0,3}(?:[)）].?)?$/.test(text) && /[一二三四五六七八九十)）]/.test(option);
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function assemble(reader: Reader, run: Unshifted, line: string, prefix: string): { text: string; doubtful: number[] } {
  let text = prefix;
  const doubtful: number[] = [];
  PINYIN_AT.lastIndex = run.next;
  const syllable = PINYIN_AT.exec(line);
  const tail = line.slice(run.next + (syllable?.[0].length ?? 0)).slice(0, 6);
  run.slots.forEach((slot, index) => {
    const after = run.slots
      .slice(index + 1)
      .map((later) => (plausible(later.char) ? (later.char ?? '') : ''))
      .join('');
    const isLast = index === run.slots.length - 1;
    const rest = isLast ? tail : `${after}${tail}`;
    if (slot.char === null && slot.lead !== null) {
      if (text === '' && slot.lead === 0xa3 && /^\d{1,2}\)/.test(tail)) {
        text += '（';
        return;
      }
      const known = isLast && syllable ? (syllable[1] ?? null) : null;
      const choice = reader.best(text, reader.endings(slot.lead, known), rest);
      if (choice.text === '') return;
      if (!choice.sure) doubtful.push(text.length);
      text += choice.text;
      return;
    }
    const brokenNumber =
      /^[(（][一二三四五六七八九十]{0,2}$/.test(text) && !/^[一二三四五六七八九十)）]$/.test(slot.char ?? '');
    const strange = brokenNumber || !plausible(slot.char);
    if ((strange || HAN.test(slot.char ?? '')) && slot.lead !== null && slot.trail !== null && !reader.exhausted) {
      const options = reader.pairs(slot.lead, slot.trail);
      const numbered = numberOption(text, options);
      const own = brokenNumber || slot.char === null || isPrivate(slot.char) ? null : slot.char;
      if (brokenNumber && numbered !== null) {
        text += numbered;
        return;
      }
      const inNumber = /^[(（][一二三四五六七八九十]{1,3}$/.test(text);
      const fitting = inNumber ? options.filter((option) => /^[)）]/.test(option)) : options;
      const choice = reader.best(text, fitting.slice(0, 600), rest);
      if (
        choice.text !== '' &&
        (own === null ||
          reader.score(text, choice.text, rest) > reader.score(text, own, rest) + (strange ? 0 : reader.margin))
      ) {
        if (!choice.sure) doubtful.push(text.length, text.length + 1);
        text += choice.text;
        return;
      }
    }
    text += slot.char ?? '';
  });
  return { text, doubtful };
}

function isNumbered(text: string): boolean {
  const plain = text.replace('（', '(').replace('）', ')');
  return markerAt(plain, 0) !== null || NUMBER_HEAD.test(text);
}

const LOST_LEAD = /\?([\u0080-\uffff]{1,12})([@-~])(?=[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[)）])/g;

export class ShiftedBytes {
  #reader: Reader | null = null;

  constructor(readonly whole: string) {}

  /** Repairs a line whose start, or a passage of which, was read one byte too late; other lines come back unchanged. */
  repair(line: string): RepairedLine {
    const start = this.#repairStart(line);
    const inner = this.#repairInside(start.text);
    return inner.repaired ? { ...inner, doubtful: start.doubtful } : start;
  }

  #repairStart(line: string): RepairedLine {
    const first = line.charAt(0);
    const code = first < '\u0080' ? null : gbkCode(first);
    if (code?.lead !== 0xa1 || code.trail < 0x81) return { text: line, doubtful: [], repaired: false };
    const run = unshift(line, 1, code.trail);
    if (!run) return { text: line, doubtful: [], repaired: false };
    this.#reader ??= new Reader(this.whole);
    const { text, doubtful } = assemble(this.#reader, run, line, '');
    const repaired = `${text}${line.slice(run.next)}`;
    if (!isNumbered(repaired)) return { text: line, doubtful: [], repaired: false };
    return { text: repaired, doubtful, repaired: true };
  }

  #repairInside(line: string): RepairedLine {
    let repaired = false;
    const text = line.replace(LOST_LEAD, (whole: string, run: string, letter: string) => {
      const head = gbkCode(run.charAt(0));
      const mark = head ? gbkChar(0xa1, head.lead) : null;
      if (!head || mark === null || !/[。、”’》]/.test(mark)) return whole;
      const rest = unshift(`${run.slice(1)}${letter}`, 0, head.trail);
      if (!rest || rest.slots.some((slot) => !plausible(slot.char))) return whole;
      repaired = true;
      return `${mark}${rest.slots.map((slot) => slot.char ?? '').join('')}`;
    });
    return { text, doubtful: [], repaired };
  }
}
