import { dateFormat } from '../words/date-format.js';
import type { Language } from '../words/words.js';

interface Part {
  readonly form: RegExp;
  readonly zh: (year: string, nth: number) => string;
  readonly en: (year: string, nth: number) => string;
}

const HALVES = ['上半年', '下半年'];
const QUARTERS = ['一', '二', '三', '四'];

const monthInEnglish = (year: number, month: number): string =>
  dateFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));

/** The keys of the programmes' rules: `2026`, `2026-H1`, `2026-Q3`, `2026-06`, `2026-W48`. */
const PARTS: readonly Part[] = [
  { form: /^(\d{4})$/, zh: (year) => `${year}年`, en: (year) => year },
  {
    form: /^(\d{4})-H([12])$/,
    zh: (year, nth) => `${year}年${HALVES[nth - 1] ?? ''}`,
    en: (year, nth) => `half ${nth} of ${year}`,
  },
  {
    form: /^(\d{4})-Q([1-4])$/,
    zh: (year, nth) => `${year}年${QUARTERS[nth - 1] ?? ''}季度`,
    en: (year, nth) => `Q${nth} ${year}`,
  },
  {
    form: /^(\d{4})-W(\d{2})$/,
    zh: (year, nth) => `${year}年第${nth}周`,
    en: (year, nth) => `week ${nth} of ${year}`,
  },
  {
    form: /^(\d{4})-(\d{2})$/,
    zh: (year, nth) => `${year}年${nth}月`,
    en: (year, nth) => `${monthInEnglish(Number(year), nth)} ${year}`,
  },
  {
    form: /^(\d{4}-\d{2})-(\d{2})$/,
    zh: (month, nth) => `${month.slice(0, 4)}年${Number(month.slice(5))}月${nth}日`,
    en: (month, nth) => `${nth} ${monthInEnglish(2000, Number(month.slice(5)))} ${month.slice(0, 4)}`,
  },
];

/**
 * A period as people name it: `2026-Q3` is 2026年三季度, `once` the whole campaign, `2026-09-28/2026-11-27` from the one
 * day to the other; what is no known key stays as it is.
 *
 * @param key - As the services name it, `2026-06`
 */
export function periodInWords(key: string, language: Language): string {
  if (key === 'once') return language === 'zh' ? '全程' : 'the whole campaign';
  const [from = '', to] = key.split('/');
  if (to !== undefined) return `${periodInWords(from, language)} – ${periodInWords(to, language)}`;
  for (const { form, ...say } of PARTS) {
    const [, year, nth] = form.exec(key) ?? [];
    if (year !== undefined) return say[language](year, Number(nth));
  }
  return key;
}
