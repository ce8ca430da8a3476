import { recordWords, type Language } from '../words/words.js';
import type { zh } from './field-words.zh.js';

export type FieldWords = { readonly [Name in keyof typeof zh]: string };

/** The name of a field; undefined where it has none. */
export function fieldWord(name: string, language: Language): string | undefined {
  const words: Readonly<Record<string, string>> = (recordWords('fields', language) ?? {}) as FieldWords;
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** What says nothing beside the field it belongs to: `/due/on` is the due date. */
const BARE: ReadonlySet<string> = new Set(['id', 'name', 'on', 'at', 'text', 'value']);

/** A changed path (JSON pointer) in words: its fields, outermost first, with places in lists counted from 1. */
export function pathInWords(
  path: string,
  language: Language,
  names: (code: string) => { readonly zh: string; readonly en: string } | undefined = () => undefined,
): string {
  const parts: string[] = [];
  for (const step of path.split('/').slice(1)) {
    const word = fieldWord(step, language);
    if (/^\d+$/.test(step)) parts.push(`${parts.pop() ?? ''} ${Number(step) + 1}`.trim());
    else if (!BARE.has(step) || parts.length === 0) {
      const said = word ?? names(step)?.[language];
      if (said !== undefined) parts.push(said);
    }
  }
  return parts.length > 0 ? parts.join(' · ') : language === 'zh' ? '全部内容' : 'Everything';
}
