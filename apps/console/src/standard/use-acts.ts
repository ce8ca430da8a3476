import { offersOf } from '../shapes/may.js';
import { useLanguage } from '../words/words.js';
import { refusalOf, type May } from './may.js';

export interface Acts {
  /** It is offered: it can be done, or it is said why not. */
  readonly shown: (act: string) => boolean;
  readonly can: (act: string) => boolean;
  readonly of: (act: string) => { readonly disabled?: string };
}

export function useActs(may: May): Acts {
  const { language } = useLanguage();
  const can = (act: string): boolean => may?.[act] === true;
  return {
    can,
    shown: (act) => offersOf(may, [act]).length > 0,
    of: (act) => {
      const why = refusalOf(may, act, language);
      return why === null ? {} : { disabled: why };
    },
  };
}
