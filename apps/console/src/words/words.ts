import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { recordSources, sources } from './sources.js';

export type Language = 'zh' | 'en';

export type Section = keyof typeof sources | keyof typeof recordSources;

type Loaded<Source extends { readonly zh: () => Promise<{ readonly zh: unknown }> }> = Awaited<
  ReturnType<Source['zh']>
>['zh'];

const all = { ...sources, ...recordSources };

/** Words by section, so that every key is checked. */
export type Words = { readonly [Name in keyof typeof all]: Loaded<(typeof all)[Name]> };

export type RecordPart = keyof typeof recordSources;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Words;
    returnNull: false;
  }
}

const STORED = 'gongjian.language';

/** On every page; the others are loaded with what shows them. */
const FIRST: readonly Section[] = ['shell', 'shapes', 'outbox', 'codes'];

export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export const words: i18n = i18next.createInstance();

async function load(language: string, section: string): Promise<object> {
  const source: Readonly<Record<string, Readonly<Record<string, () => Promise<object>>>>> = all;
  const module = await source[section]?.[language]?.();
  return module === undefined ? {} : (Reflect.get(module, language) as object);
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, section, answer) => {
    load(language, section).then(
      (loaded) => answer(null, loaded),
      (error: unknown) => answer(error instanceof Error ? error : String(error), true),
    );
  },
};

/** Resolves when what every page says can be said. */
export async function startWords(): Promise<void> {
  const language = storedLanguage();
  document.documentElement.lang = tagOf(language);
  await words
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: ['zh', 'en'],
      load: 'currentOnly',
      fallbackLng: false,
      ns: [...FIRST],
      defaultNS: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Loads them in the language of the reader; once loaded, another language is loaded before it is spoken. */
export function loadWords(sections: readonly Section[]): Promise<void> {
  return words.loadNamespaces([...sections]);
}

/** Words that were loaded; undefined until then. */
export function recordWords(part: RecordPart, language: Language): object | undefined {
  return words.getResourceBundle(language, part) as object | undefined;
}

/** What `en` has to be for the words of `zh`: the same keys, any text. */
export type Translated<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
};

export function useLanguage(): { readonly language: Language; readonly use: (language: Language) => void } {
  const { i18n } = useTranslation('shell');
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
