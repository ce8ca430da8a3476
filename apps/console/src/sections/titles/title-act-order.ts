import type { Codes } from '../../records/codes.js';
import { offeredAct, type May, type Offered } from './may.js';

/** Declining stands in the dialog of what it declines. */
export type TitleAct = Exclude<
  Codes['titleAct'],
  'declineImport' | 'declineAnnulment' | 'declineNamingAnnulment' | 'declineCorrection'
>;

export interface OfferedAct extends Offered {
  readonly act: TitleAct;
  readonly primary: boolean;
}

/** From what presses most to what seldom happens: the first that may be done is the page's primary act. */
const ORDER: readonly TitleAct[] = [
  'signRemoval',
  'signAnnulment',
  'signNamingAnnulment',
  'signNaming',
  'confirmImport',
  'confirmRecognition',
  'confirmTrigger',
  'dismissTrigger',
  'tell',
  'recordStatement',
  'answerStatement',
  'confer',
  'decideAppeal',
  'recordSignedDocument',
  'serve',
  'publish',
  'recoverPlaque',
  'recordPlaqueLost',
  'withdrawPrivileges',
  'file',
  'confirmCorrection',
  'appeal',
  'restore',
  'declineDowngrade',
  'declineEnd',
  'withdrawProposal',
  'proposeAnnulment',
  'warn',
  'suspend',
  'downgrade',
  'proposeRemoval',
  'end',
  'proposeNamingAnnulment',
  'correct',
];

/** Acts that nobody does because they press: they never become the primary one. */
const NEVER_PRIMARY: ReadonlySet<TitleAct> = new Set<TitleAct>([
  'dismissTrigger',
  'recordPlaqueLost',
  'recordStatement',
  'appeal',
  'declineDowngrade',
  'declineEnd',
  'withdrawProposal',
  'warn',
  'suspend',
  'downgrade',
  'proposeRemoval',
  'end',
  'proposeAnnulment',
  'proposeNamingAnnulment',
  'correct',
]);

/** What follows a removal; of a title that is held again it can wait. */
const AFTER_REMOVAL: ReadonlySet<TitleAct> = new Set<TitleAct>([
  'recordSignedDocument',
  'serve',
  'publish',
  'recoverPlaque',
  'recordPlaqueLost',
  'withdrawPrivileges',
  'file',
  'appeal',
]);

/** Refusals that only say that another act comes first. */
const AFTER_ANOTHER: ReadonlySet<string> = new Set(['TITLE.NOT_TOLD', 'TITLE.NOT_ANSWERED']);

/** The acts to show, the most pressing first; at most one of them is the primary one. */
export function offeredActs(may: May, valid: boolean): readonly OfferedAct[] {
  const waits = (act: TitleAct): boolean => valid && AFTER_REMOVAL.has(act);
  const order = [...ORDER.filter((act) => !waits(act)), ...ORDER.filter(waits)];
  const shown = order.flatMap((act): readonly (Offered & { readonly act: TitleAct })[] => {
    const offered = offeredAct(may, act);
    if (offered === null) return [];
    if (offered.refused !== null && AFTER_ANOTHER.has(offered.refused.code) && act !== 'signRemoval') return [];
    return [{ act, ...offered }];
  });
  const primary = shown.find(({ act, refused }) => refused === null && !NEVER_PRIMARY.has(act) && !waits(act))?.act;
  return shown.map((offered) => ({ ...offered, primary: offered.act === primary }));
}
