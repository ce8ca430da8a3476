import { currentLanguage } from '../words/words.js';
import { codeInWords } from './codes.js';

export interface Reason {
  readonly code: string;
  readonly text?: string | null;
}

/** `佐证不符：第 3 页缺章`; a code that has no word is shown as it is. */
export function reasonInWords({ code, text }: Reason): string {
  const language = currentLanguage();
  const kind = codeInWords('reasonCode', code, language);
  return text == null || text === '' ? kind : `${kind}${language === 'zh' ? '：' : ': '}${text}`;
}
