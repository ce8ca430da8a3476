import { tagOf, useLanguage } from '../../words/words.js';

/** Counts as they are written: `12,345`. */
export function useCount(): (count: number) => string {
  const { language } = useLanguage();
  return (count) => count.toLocaleString(tagOf(language));
}
