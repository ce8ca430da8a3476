import { dayInWords, instantInWords } from '../shapes/time.js';
import type { Language } from '../words/words.js';
import { toneFor, type EventData, type Tone } from './event-sayings.js';
import { pathInWords } from './fields.js';
import { eventSayer } from './sayer.js';
import { isOfPeople, valueSayer, type Part, type Place } from './values.js';

export { recordOf, type Part, type Place } from './values.js';
export { ownNamesOf, pinOf } from './own-names.js';

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
export function fieldInWords(path: string, language: Language, names?: Place['names']): string {
  return pathInWords(path, language, names);
}

export interface ToldChange {
  readonly path: string;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

/** Of what changed that which says something to a reader: nothing the system keeps for itself, nothing that reads alike. */
export function changesInWords(
  changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[],
  language: Language,
  place: Place,
): readonly ToldChange[] {
  return changes.flatMap(({ path, before, after }) => {
    if (!isOfPeople(path)) return [];
    const told = (value: unknown): readonly Part[] => sayValue(value, language, { ...place, path });
    const change = { path, before: told(before), after: told(after) };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

function asData(data: unknown): EventData {
  return typeof data === 'object' && data !== null ? (data as EventData) : {};
}
