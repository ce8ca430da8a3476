import type { SourceText } from '../source-text.js';
import { parseNumber } from './numerals.js';

export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** Four digits, `XXXX` when hidden, null when not said. */
  readonly year: string | null;
  readonly month: number | null;
  /** 1–31, or a part of the month. */
  readonly day: number | 'early' | 'middle' | 'late' | 'start' | 'end' | null;
  /** A season or half year given as its months. */
  readonly quarter: number | null;
}

const YEAR =
  '(?:(?:19|20)\\d{2}|20[xX*_?]{1,2}|20\\d[xX*_?]|[xX*_]{2,4}|二[〇零0oO][一二三四五六七八九十〇xX*]{2}|一九[一-九九〇]{2})';
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])';
const DAY = '(?:3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])';

const PATTERN = new RegExp(
  [
    `(?<![\\d.])(?:(${YEAR})\\s?年\\s?度?|(今年|当年|本年度?|明年|次年|来年)\\s?)?(${MONTH})\\s?月份?\\s?(?:(${DAY})\\s?[日号]|(上旬|中旬|下旬|初|底|末))?`,
    `(?<![\\d.])((?:19|20)\\d{2})\\s?[-./]\\s?(1[0-2]|0?[1-9])(?:\\s?[-./]\\s?(3[01]|[12]\\d|0?[1-9]))?(?![\\d.%年月])`,
    `(?:(${YEAR})\\s?年|(今年|当年|本年|明年|次年))?(?:第?([一二三四1-4])季度|(上半年|下半年))(?:末|底)?`,
    `(?:(${YEAR})\\s?年\\s?|(今|当|本|明|次))年?(底|末|初)|(?<![每半历全去往])年(底|末)`,
  ].join('|'),
  'g',
);

function yearOf(word: string | undefined): string | null {
  if (word === undefined) return null;
  if (/^\d{4}$/.test(word)) return word;
  const han = parseNumber(word.replace(/[oO0零]/g, '〇'));
  if (han !== null && han >= 1900 && han < 2200) return String(han);
  return 'XXXX';
}

const PARTS = new Map<string, Exclude<DateMention['day'], number | null>>([
  ['上旬', 'early'],
  ['中旬', 'middle'],
  ['下旬', 'late'],
  ['初', 'start'],
  ['底', 'end'],
  ['末', 'end'],
]);

/** Every calendar date mentioned in the passage. Runs in linear time. */
export function dateMentions(source: SourceText, start: number, end: number): readonly DateMention[] {
  return [...mentionsIn(source, start, end)];
}

/** The first calendar date mentioned in the passage, or null. */
export function firstDateMention(source: SourceText, start: number, end: number): DateMention | null {
  for (const mention of mentionsIn(source, start, end)) return mention;
  return null;
}

function* mentionsIn(source: SourceText, start: number, end: number): Generator<DateMention, undefined> {
  const text = source.shadow.slice(start, end);
  for (const match of text.matchAll(PATTERN)) {
    const [whole, y1, , month, day, part, y2, m2, d2, y3, , quarter, half, y4, , edge, edge2] = match;
    const at = start + match.index;
    const span = { start: at, end: at + whole.length };
    if (month !== undefined) {
      const value = month === '元' ? 1 : parseNumber(month);
      if (value === null || value < 1 || value > 12) continue;
      const date = day === undefined ? null : parseNumber(day);
      if (date !== null && (date < 1 || date > 31)) continue;
      yield {
        ...span,
        year: yearOf(y1),
        month: value,
        day: part === undefined ? date : (PARTS.get(part) ?? null),
        quarter: null,
      };
    } else if (y2 !== undefined && m2 !== undefined) {
      yield {
        ...span,
        year: y2,
        month: Number(m2),
        day: d2 === undefined ? null : Number(d2),
        quarter: null,
      };
    } else if (quarter !== undefined || half !== undefined) {
      const index = quarter === undefined ? (half === '上半年' ? 5 : 6) : (parseNumber(quarter) ?? 0);
      if (index === 0) continue;
      yield { ...span, year: yearOf(y3), month: null, day: null, quarter: index };
    } else if (edge !== undefined || edge2 !== undefined) {
      const first = (edge ?? edge2) === '初';
      yield {
        ...span,
        year: yearOf(y4),
        month: first ? 1 : 12,
        day: first ? 'start' : 'end',
        quarter: null,
      };
    }
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function lastDay(year: string, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const value = Number(year);
  if (!Number.isInteger(value)) return 28;
  return (value % 4 === 0 && value % 100 !== 0) || value % 400 === 0 ? 29 : 28;
}

/** The mention as a draft date. `edge` says which end of a part of a month counts. */
export function dateText(mention: DateMention, year: string, edge: 'from' | 'to'): string {
  if (mention.quarter !== null) {
    const [first, last] =
      mention.quarter > 4 ? (mention.quarter === 5 ? [1, 6] : [7, 12]) : [mention.quarter * 3 - 2, mention.quarter * 3];
    return `${year}-${two(edge === 'from' ? first : last)}`;
  }
  const month = mention.month ?? 1;
  const head = `${year}-${two(month)}`;
  switch (mention.day) {
    case null:
      return head;
    case 'start':
      return `${head}-01`;
    case 'early':
      return `${head}-${edge === 'from' ? '01' : '10'}`;
    case 'middle':
      return `${head}-${edge === 'from' ? '11' : '20'}`;
    case 'late':
      return `${head}-${edge === 'from' ? '21' : two(lastDay(year, month))}`;
    case 'end':
      return `${head}-${two(lastDay(year, month))}`;
    default:
      return `${head}-${two(mention.day)}`;
  }
}

export interface DateSpan {
  readonly from: DateMention | null;
  readonly to: DateMention | null;
  readonly start: number;
  readonly end: number;
}

const JOINED = /^\s?(?:起)?\s?(?:-{1,3}|~{1,2}|至|到)\s?/;
const SHORT_END = new RegExp(`^(?:(${DAY})\\s?[日号]|(上旬|中旬|下旬|底|末))`);

/** The first date or span of dates in the passage, or null. */
export function firstDateSpan(source: SourceText, start: number, end: number): DateSpan | null {
  const mentions = mentionsIn(source, start, end);
  const first = mentions.next().value;
  if (!first) return null;
  const { shadow } = source;
  const before = shadow.slice(Math.max(start, first.start - 8), first.start);
  const after = shadow.slice(first.end, Math.min(end, first.end + 24));
  if (
    /即日起?(?:-+|~+|至|到)$|^(?:至|到|截至|截止到?)$/.test(before.trim()) ||
    /(?:即日起|印发之日起|发文之日起)[^,。;]{0,4}$/.test(before)
  ) {
    return { from: null, to: first, start: first.start, end: first.end };
  }
  const joint = JOINED.exec(after);
  if (joint) {
    const at = first.end + joint[0].length;
    const second = mentions.next().value;
    if (second && second.start <= at + 1 && second.start >= at - 1) {
      const year = second.year ?? (rolls(first, second) ? following(first.year) : first.year);
      return { from: first, to: { ...second, year }, start: first.start, end: second.end };
    }
    const short = SHORT_END.exec(shadow.slice(at, Math.min(end, at + 6)));
    if (short) {
      const day = short[1] === undefined ? (PARTS.get(short[2] ?? '') ?? null) : parseNumber(short[1]);
      const to: DateMention = { ...first, start: at, end: at + short[0].length, day };
      return { from: first, to, start: first.start, end: to.end };
    }
  }
  if (/^\s?(?:起|开始)/.test(after)) return { from: first, to: null, start: first.start, end: first.end };
  if (/^\s?(?:前|之前|以前)/.test(after)) return { from: null, to: first, start: first.start, end: first.end };
  return { from: first, to: first, start: first.start, end: first.end };
}

function rolls(first: DateMention, second: DateMention): boolean {
  return first.month !== null && second.month !== null && second.month < first.month;
}

function following(year: string | null): string | null {
  return year === null || !/^\d{4}$/.test(year) ? year : String(Number(year) + 1);
}

/** "2019年3-6月": a first month without its own 月. Reads the span at the start of the passage, or null. */
const BARE_MONTHS = new RegExp(
  `(?:(${YEAR})\\s?年\\s?)?(${MONTH})\\s?(?:-{1,2}|~|至|到)\\s?(${MONTH})\\s?月(?:份|(底|末|上旬|中旬|下旬))?`,
  'g',
);

export function bareMonthSpan(source: SourceText, start: number, end: number): DateSpan | null {
  BARE_MONTHS.lastIndex = 0;
  const match = BARE_MONTHS.exec(source.shadow.slice(start, end));
  if (!match) return null;
  const [whole, year, first, last, part] = match;
  const from = parseNumber(first ?? '');
  const to = parseNumber(last ?? '');
  if (from === null || to === null) return null;
  const at = start + match.index;
  const mention = (month: number, day: DateMention['day']): DateMention => ({
    start: at,
    end: at + whole.length,
    year: yearOf(year),
    month,
    day,
    quarter: null,
  });
  return {
    from: mention(from, null),
    to: mention(to, part === undefined ? null : (PARTS.get(part) ?? null)),
    start: at,
    end: at + whole.length,
  };
}
