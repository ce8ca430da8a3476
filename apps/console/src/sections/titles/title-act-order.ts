import type { Codes } from '../../records/codes.js';

export type TitleAct = Codes['titleAct'];
export type MayAct = true | { readonly code: string; readonly zh: string; readonly en: string };

export interface OfferedAct {
  readonly act: TitleAct;
  /** Why it cannot be done now. */
  readonly refused: Exclude<MayAct, true> | null;
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

/** Refusals that time or another person's turn will lift: the act is shown, with the reason. Any other hides it. */
const WILL_LIFT: ReadonlySet<string> = new Set([
  'TITLE.STATEMENT_RUNNING',
  'TITLE.NOT_ANSWERED',
  'TITLE.NOT_TOLD',
  'TITLE.SAME_PERSON',
  'TITLE.DECIDER_OF_REMOVAL',
  'TITLE.OBJECTION_OPEN',
  'TITLE.FACT_FORBIDS',
  'TITLE.RENEWAL_NOT_OPEN',
  'TITLE.CLOCK_RUNNING',
]);

/** What a second person confirms, before which its refusal only says that somebody has to begin. */
const AFTER_ANOTHER: ReadonlySet<string> = new Set(['TITLE.NOT_TOLD', 'TITLE.NOT_ANSWERED']);

/** The acts to show, the most pressing first; at most one of them is the primary one. */
export function offeredActs(may: Readonly<Record<string, MayAct>> | null): readonly OfferedAct[] {
  if (may === null) return [];
  const shown = ORDER.flatMap((act): readonly { readonly act: TitleAct; readonly refused: OfferedAct['refused'] }[] => {
    const answer = may[act];
    if (answer === undefined) return [];
    if (answer === true) return [{ act, refused: null }];
    if (!WILL_LIFT.has(answer.code)) return [];
    if (AFTER_ANOTHER.has(answer.code) && act !== 'signRemoval') return [];
    return [{ act, refused: answer }];
  });
  const primary = shown.find(({ act, refused }) => refused === null && !NEVER_PRIMARY.has(act))?.act;
  return shown.map((offered) => ({ ...offered, primary: offered.act === primary }));
}
