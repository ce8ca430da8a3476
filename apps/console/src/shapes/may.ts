/** What an answer says its reader may do: `true`, or why not. `null` in the past. */
export type May = Readonly<Record<string, true | Refusal>> | null;

export interface Refusal {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** It may still be entered late 补录. */
  readonly late?: LateEntryOpen;
}

export interface LateEntryOpen {
  /** The last day it can have been done; `null`: any day to today. */
  readonly until: string | null;
  /** It is entered for somebody else who did it. */
  readonly forAnother: boolean;
}

export interface Offer {
  readonly act: string;
  /** Why not now; the act is shown and says so. */
  readonly refusal: Refusal | null;
  /** It can be entered late alone. */
  readonly late?: LateEntryOpen;
}

/** Refusals that somebody who has the right waits for or is kept from by who they are; the others only say that it is not its turn. */
const TOLD =
  /\.(OWN_|SAME_PERSON|STATEMENT_RUNNING|NOT_TOLD|NOT_ASSESSED|HANDLER_ASSESSED|CONDITIONS_NOT_MET|BELOW_BAR|NO_UNIT|CORRECTION_PENDING|RECTIFICATIONS_OPEN|FILES_REMAIN|ON_HOLD)/;

/** The acts to show, in the order given: those that are possible, and those whose refusal tells something. */
export function offersOf(may: May, order: readonly string[]): readonly Offer[] {
  if (may === null) return [];
  return order.flatMap((act): readonly Offer[] => {
    const answer = may[act];
    if (answer === undefined) return [];
    if (answer === true) return [{ act, refusal: null }];
    if (answer.late !== undefined) return [{ act, refusal: null, late: answer.late }];
    return TOLD.test(answer.code) ? [{ act, refusal: answer }] : [];
  });
}

export interface Arranged {
  /** Stands out; possible, or the first that is only refused for now. */
  readonly primary: Offer | null;
  readonly beside: Offer | null;
  readonly rest: readonly Offer[];
}

/**
 * One act stands out, the next stands beside it, the others behind 更多; what was marked grave, and what can be entered
 * late alone, never stands out.
 */
export function arrangeOffers(offers: readonly Offer[], grave: readonly string[] = []): Arranged {
  const stands = ({ act, late }: Offer): boolean => !grave.includes(act) && late === undefined;
  const plain = offers.filter(stands);
  const primary = plain.find(({ refusal }) => refusal === null) ?? plain[0] ?? null;
  const others = offers.filter((offer) => offer !== primary);
  const beside = others.length === 1 ? (others[0] ?? null) : (others.find(stands) ?? null);
  return { primary, beside, rest: others.filter((offer) => offer !== beside) };
}
