import { codeInWords, type CodeGroup } from '../records/codes.js';
import { useLanguage } from '../words/words.js';

/** Says codes in the language of the reader. */
export function useCodeWords(): (group: CodeGroup, code: string) => string {
  const { language } = useLanguage();
  return (group, code) => codeInWords(group, code, language);
}
