import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { zh as shapes } from '../shapes/words.zh.js';

export type Language = 'zh' | 'en';

/** Words by section; a section adds its own by declaration merging, so that every key is checked. */
export interface Words {
  readonly shapes: typeof shapes;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Words;
    returnNull: false;
  }
}

const STORED = 'gongjian.language';

export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export const words: i18n = i18next.createInstance();

export async function startWords(): Promise<void> {
  const language = storedLanguage();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    partialBundledLanguages: true,
  });
  document.documentElement.lang = tagOf(language);
}

/** Of a section, once, where its pages are loaded: `addWords('plans', { zh, en })`. */
export function addWords<Section extends keyof Words>(
  section: Section,
  both: { readonly zh: Words[Section]; readonly en: Words[Section] },
): void {
  words.addResourceBundle('zh', section, both.zh);
  words.addResourceBundle('en', section, both.en);
}

/** What `en` has to be for the words of `zh`: the same keys, any text. */
export type Translated<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
};

export function useLanguage(): { readonly language: Language; readonly use: (language: Language) => void } {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    use: (chosen) => {
      localStorage.setItem(STORED, chosen);
      document.documentElement.lang = tagOf(chosen);
      void i18n.changeLanguage(chosen);
    },
  };
}

export function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

export function currentLanguage(): Language {
  return words.language === 'en' ? 'en' : 'zh';
}
