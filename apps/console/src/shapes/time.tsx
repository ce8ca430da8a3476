import { Tooltip } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../words/date-format.js';
import { tagOf, useLanguage, type Language } from '../words/words.js';
import { Chip, type Tone } from './chip.js';

/** Calendar dates and instants are shown in the zone the districts keep their calendars in. */
const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
/** From this many days before its date something is amber. */
const SOON_DAYS = 3;

/** `2026-11-22` of now. */
export function today(): string {
  return dateFormat('sv-SE', { timeZone: ZONE }).format(new Date());
}

export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** `11月22日`, with the year where it is another. */
export function dayInWords(day: string, language: Language): string {
  const sameYear = day.slice(0, 4) === today().slice(0, 4);
  return dateFormat(tagOf(language), {
    timeZone: 'UTC',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`));
}

/** `11月21日 16:08`. */
export function instantInWords(instant: string, language: Language): string {
  const at = new Date(instant);
  const day = dateFormat('sv-SE', { timeZone: ZONE }).format(at);
  const time = dateFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at);
  return `${dayInWords(day, language)} ${time}`;
}

/** `2026-11-21 16:08:03`. */
export function instantInFull(instant: string): string {
  return dateFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(instant));
}

/** `2026-11-21`, the day of an instant. */
export function dayOf(instant: string): string {
  return dateFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

/** `2026-11-21 16:08`. */
function instantInTable(instant: string): string {
  return instantInFull(instant).slice(0, 16);
}

/** Below it dates are written as in a table, in full figures. */
export const InTable = createContext(false);

export function Day({ day }: { readonly day: string | null | undefined }): ReactNode {
  const { language } = useLanguage();
  const inTable = useContext(InTable);
  if (day === null || day === undefined) return '—';
  return (
    <time dateTime={day} title={day}>
      {inTable ? day : dayInWords(day, language)}
    </time>
  );
}

export function Instant({ at }: { readonly at: string | null | undefined }): ReactNode {
  const { language } = useLanguage();
  const inTable = useContext(InTable);
  if (at === null || at === undefined) return '—';
  return (
    <time dateTime={at} title={instantInFull(at)}>
      {inTable ? instantInTable(at) : instantInWords(at, language)}
    </time>
  );
}

export interface DueChipProps {
  /** `YYYY-MM-DD`, the last day. */
  readonly on: string;
  /** It is done: only the date is shown. */
  readonly done?: boolean;
  readonly provisional?: boolean;
}

/** Time in words: 还有 3 天, 今天到期, 逾期 1 天; the date on hover. */
export function DueChip({ on, done = false, provisional = false }: DueChipProps): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const inTable = useContext(InTable);
  const days = daysFrom(today(), on);
  const tone: Tone = done ? 'plain' : days < 0 ? 'late' : days <= SOON_DAYS ? 'soon' : 'plain';
  const text = done
    ? inTable
      ? on
      : dayInWords(on, language)
    : days < 0
      ? t('late', { count: -days })
      : days === 0
        ? t('today')
        : t('inDays', { count: days });
  return (
    <Tooltip title={provisional ? `${on} (${t('provisional')})` : on}>
      <span>
        <Chip tone={tone}>{text}</Chip>
      </span>
    </Tooltip>
  );
}
