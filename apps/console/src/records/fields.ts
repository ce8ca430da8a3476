import { en } from './field-words.en.js';
import { zh } from './field-words.zh.js';

export type FieldName = keyof typeof zh;

export type FieldWords = { readonly [Name in FieldName]: string };

export const fieldWords: Readonly<Record<'zh' | 'en', FieldWords>> = { zh, en };

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(zh, name);
}

/** What says nothing beside the field it belongs to: `/due/on` is the due date. */
const BARE: ReadonlySet<string> = new Set(['id', 'name', 'on', 'at', 'text', 'value']);

/** A changed path (JSON pointer) in words: its fields, outermost first, with places in lists counted from 1. */
export function pathInWords(path: string, language: 'zh' | 'en'): string {
  const parts: string[] = [];
  for (const step of path.split('/').slice(1)) {
    if (/^\d+$/.test(step)) parts.push(`${parts.pop() ?? ''} ${Number(step) + 1}`.trim());
    else if (isFieldName(step) && (parts.length === 0 || !BARE.has(step))) parts.push(fieldWords[language][step]);
  }
  return parts.length > 0 ? parts.join(' · ') : language === 'zh' ? '全部内容' : 'Everything';
}
