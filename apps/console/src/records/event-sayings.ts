import { currentLanguage, recordWords, type Language } from '../words/words.js';
import { eventTones } from './event-tones.js';
import type { zh } from './event-words.zh.js';

/** How much a record says by the colour of its dot; the words say it too. */
export type Tone = 'go' | 'ok' | 'bad' | 'back' | 'plain' | 'title';

/** Different words by a field of the event's data, which `by` names as a path. See {@link faceOf}. */
export interface Faces {
  readonly by: string;
  readonly [face: string]: string;
}

/** An i18next template over the event's data, or one for each face. */
export type EventSaying = string | Faces;

type Chinese = typeof zh;

export type EventType = keyof Chinese;

type Translation<Saying> = Saying extends string
  ? string
  : { readonly [Face in keyof Saying]: Face extends 'by' ? Saying[Face] : string };

export type EventWords = { readonly [Type in EventType]: Translation<Chinese[Type]> };

type ToneOf<Saying> = Saying extends string ? Tone : Tone | { readonly [Face in Exclude<keyof Saying, 'by'>]: Tone };

export type EventTones = { readonly [Type in EventType]: ToneOf<Chinese[Type]> };

/** Nothing until they are loaded. */
function sayings(language: Language): Partial<EventWords> {
  return recordWords('events', language) ?? {};
}

export type EventData = Readonly<Record<string, unknown>>;

/** What the path leads to in the data: `due.lastDay`, `evidence.length`. */
export function valueAt(data: EventData, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)),
      data,
    );
}

/**
 * The face an event shows: the value of the field `by` as text, `none` where there is no value, `other` where the value
 * has no face of its own.
 */
export function faceOf(saying: Faces, data: EventData): string {
  const value = valueAt(data, saying.by);
  if (value === null || value === undefined) return 'none';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return 'other';
  const face = String(value);
  return face !== 'by' && Object.hasOwn(saying, face) ? face : 'other';
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTones, type);
}

/** The template of an event with this data; `undefined` where it has no words. */
export function sayingFor(type: string, data: EventData, language: Language): string | undefined {
  const saying: EventSaying | undefined = isEventType(type) ? sayings(language)[type] : undefined;
  return saying === undefined || typeof saying === 'string' ? saying : saying[faceOf(saying, data)];
}

export function toneFor(type: string, data: EventData): Tone {
  if (!isEventType(type)) return 'plain';
  const tone: Tone | Readonly<Record<string, Tone>> = eventTones[type];
  if (typeof tone === 'string') return tone;
  const saying: EventSaying | undefined = sayings(currentLanguage())[type];
  return (saying === undefined || typeof saying === 'string' ? undefined : tone[faceOf(saying, data)]) ?? 'plain';
}
