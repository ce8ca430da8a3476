import { createInstance } from 'i18next';
import type { Language } from '../words/words.js';
import { codeInWords, isCodeGroup } from './codes.js';
import { sayingFor, type EventData } from './event-sayings.js';
import { figureInWords } from './figures.js';

export type DayInWords = (day: string, language: Language) => string;

export type EventSayer = (type: string, data: EventData, language: Language) => string;

/**
 * Says an event in the office's words. Its templates know `{{due.lastDay, day}}`, `{{way, code(group: servedWay)}}` and
 * `{{result.total, figure}}`; what the event does not hold is left empty, and an event without words says its type.
 */
export function eventSayer(day: DayInWords): EventSayer {
  const words = createInstance();
  void words.init({
    lng: 'zh',
    fallbackLng: false,
    initAsync: false,
    resources: {},
    missingInterpolationHandler: () => '',
    interpolation: { escapeValue: false },
  });
  const { formatter, interpolator } = words.services;
  formatter?.add('day', (value: unknown, language) =>
    typeof value === 'string' ? day(value, asLanguage(language)) : '',
  );
  formatter?.add('code', (value: unknown, language, options: { readonly group?: string }) => {
    const group = options.group ?? '';
    const spoken = asLanguage(language);
    return typeof value === 'string' && isCodeGroup(group, spoken) ? codeInWords(group, value, spoken) : '';
  });
  formatter?.add('figure', figureInWords);
  return (type, data, language) => {
    const saying = sayingFor(type, data, language);
    if (saying === undefined) return type;
    return interpolator.interpolate(saying, data, language, {});
  };
}

function asLanguage(tag: string | undefined): Language {
  return tag === 'en' ? 'en' : 'zh';
}
