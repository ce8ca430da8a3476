import { useTranslation } from 'react-i18next';
import type { Speech } from './rule-in-words.js';
import { useLanguage } from '../words/words.js';

/** What the words of a standard are said with. */
export function useSpeech(): Speech {
  const { t } = useTranslation('standard');
  const { language } = useLanguage();
  return { t, language };
}
