import { useLanguage } from '../../words/words.js';
import { refusalOf, type May } from './may.js';

export interface Acts {
  /** It is offered: it can be done, or it is said why not. */
  readonly shown: (act: string) => boolean;
  readonly can: (act: string) => boolean;
  readonly of: (act: string) => { readonly disabled?: string };
}

/** Refusals that only say "not yours" or "not now, and nothing to do about it" are not worth a button. */
const SILENT = new Set(['ACCESS.DENIED', 'ACCESS.FORBIDDEN', 'SHEET.PROPOSAL_UNKNOWN']);

export function useActs(may: May): Acts {
  const { language } = useLanguage();
  const can = (act: string): boolean => may?.[act] === true;
  return {
    can,
    shown: (act) => {
      const said = may?.[act];
      return said !== undefined && (said === true || !SILENT.has(said.code));
    },
    of: (act) => {
      const why = refusalOf(may, act, language);
      return why === null ? {} : { disabled: why };
    },
  };
}
