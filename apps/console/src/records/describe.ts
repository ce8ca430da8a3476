import { dayInWords, instantInWords } from '../shapes/time.js';
import type { Language } from '../words/words.js';
import { toneFor, type EventData, type Tone } from './event-sayings.js';
import { pathInWords } from './fields.js';
import { eventSayer } from './sayer.js';
import { valueSayer, type Place } from './values.js';

export { recordOf } from './values.js';

export type EventTone = Tone;

const sayEvent = eventSayer(dayInWords);
const sayValue = valueSayer({ day: dayInWords, instant: instantInWords });

/** What an event of the log says, in the office's words. */
export function describeEvent(type: string, data: unknown, language: Language): string {
  return sayEvent(type, asData(data), language);
}

export function toneOf(type: string, data: unknown): EventTone {
  return toneFor(type, asData(data));
}

/** The name of a field of a record: `/due/on` is 期限. */
export function fieldInWords(path: string, language: Language): string {
  return pathInWords(path, language);
}

/** A value of a record as people read it; its place tells codes apart that mean different things. */
export function valueInWords(value: unknown, language: Language, place?: Place): string {
  return sayValue(value, language, place);
}

function asData(data: unknown): EventData {
  return typeof data === 'object' && data !== null ? (data as EventData) : {};
}
