import type { Language } from '../words/words.js';

export type EventTone = 'plain' | 'go' | 'ok' | 'bad' | 'back' | 'title';

/** What an event of the log says, in the office's words. */
export function describeEvent(type: string, _data: unknown, _language: Language): string {
  return type;
}

export function toneOf(_type: string, _data: unknown): EventTone {
  return 'plain';
}

/** The name of a field of a record: `/due/on` is 期限. */
export function fieldInWords(path: string, _language: Language): string {
  return path;
}

/** A value of a record as people read it. */
export function valueInWords(value: unknown, _language: Language): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
