import type { Language } from '../../words/words.js';

export type MayAct = true | { readonly code: string; readonly zh: string; readonly en: string };
export type May = Readonly<Record<string, MayAct>> | null;

/** Refusals that time or another person's turn will lift: the act is shown, with the reason. Any other hides it. */
const WILL_LIFT: ReadonlySet<string> = new Set([
  'CIRCULAR.NOT_TOLD',
  'CIRCULAR.SAME_PERSON',
  'CIRCULAR.STATEMENT_RUNNING',
  'COMMENDATION.SAME_PERSON',
  'OBJECTION.NOT_HANDLER',
  'SLATE.INCOMPLETE',
  'TITLE.CLOCK_RUNNING',
  'TITLE.DECIDER_OF_REMOVAL',
  'TITLE.FACT_FORBIDS',
  'TITLE.NOT_ANSWERED',
  'TITLE.NOT_TOLD',
  'TITLE.OBJECTION_OPEN',
  'TITLE.RENEWAL_NOT_OPEN',
  'TITLE.SAME_PERSON',
  'TITLE.STATEMENT_RUNNING',
]);

/** Refusals of today that leave the act open to 补录: what was done in time on paper is still entered. */
const ON_PAPER_IN_TIME: ReadonlySet<string> = new Set(['CIRCULAR.STATEMENT_OVER', 'TITLE.STATEMENT_OVER']);

export interface Offered {
  readonly refused: Exclude<MayAct, true> | null;
}

/** Whether an act is shown, and why it cannot be done now; null: it is left out. */
export function offeredAct(may: May, act: string): Offered | null {
  const answer = may?.[act];
  if (answer === undefined) return null;
  if (answer === true || ON_PAPER_IN_TIME.has(answer.code)) return { refused: null };
  return WILL_LIFT.has(answer.code) ? { refused: answer } : null;
}

/** For the button of an act: nothing, or why it is disabled. */
export function disabledBy({ refused }: Offered, language: Language): { readonly disabled?: string } {
  return refused === null ? {} : { disabled: refused[language] };
}
