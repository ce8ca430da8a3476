import { useTranslation } from 'react-i18next';
import type { ReasonCode } from './fields.js';

/** `佐证不符：第 3 页缺章`; a code that has no word is shown as it is. */
export function useReasonInWords(): (reason: { readonly code: string; readonly text: string | null }) => string {
  const { t, i18n } = useTranslation('plans');
  return ({ code, text }) => {
    const word = i18n.exists(`reasons.${code}`, { ns: 'plans' }) ? t(`reasons.${code as ReasonCode}`) : code;
    return text === null ? word : `${word}${i18n.language === 'en' ? ': ' : '：'}${text}`;
  };
}
