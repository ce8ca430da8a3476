import type { Answer } from '../api/client.js';

export type May = Answer<'/api/assessments/v1/sheets/{id}'>['may'];

export function mayOn(may: May, act: string): boolean {
  return may?.[act] === true;
}

/** Why it cannot be done; `null` when it can, or when nothing is said of it. */
export function refusalOf(may: May, act: string, language: 'zh' | 'en'): string | null {
  const said = may?.[act];
  return said === undefined || said === true ? null : said[language];
}
