import type { LateEntryOpen, Refusal } from '../../shapes/may.js';
import type { Language } from '../../words/words.js';

export type MayAct = true | Refusal;
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

export interface Offered {
  readonly refused: Refusal | null;
  /** It can be entered late 补录 alone. */
  readonly late?: LateEntryOpen;
}

/** Whether an act is shown, and why it cannot be done now; null: it is left out. */
export function offeredAct(may: May, act: string): Offered | null {
  const answer = may?.[act];
  if (answer === undefined) return null;
  if (answer === true) return { refused: null };
  if (answer.late !== undefined) return { refused: null, late: answer.late };
  return WILL_LIFT.has(answer.code) ? { refused: answer } : null;
}

/** For the button of an act: nothing, or why it is disabled. */
export function disabledBy({ refused }: Offered, language: Language): { readonly disabled?: string } {
  return refused === null ? {} : { disabled: refused[language] };
}
