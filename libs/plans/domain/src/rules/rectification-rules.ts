import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import type { BilingualText, DayCount } from '@gongjian/shared-kernel';

/** The part of a published programme version an order to put something right lives by, pinned when it is ordered. */
export interface RectificationRules {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  /** It may be found put right on the spot, without a submission. */
  readonly onTheSpot: boolean;
  /** Counted anew each time it is returned. */
  readonly within: DayCount;
  readonly overdue: 'remind' | 'transfer';
  readonly transferTo: BilingualText | null;
}

/** What asks for it: a problem found, or a complaint that was verified. */
export type RectificationCause =
  { readonly kind: 'problem'; readonly serious: boolean } | { readonly kind: 'complaint' };

/** `null`: the programme does not foresee it. */
export function rectificationRulesOf(
  programme: string,
  version: number,
  definition: ProgrammeDefinition,
  cause: RectificationCause,
): RectificationRules | null {
  const { rectification, facts } = definition;
  const within = withinOf(rectification, facts, cause);
  if (within === null) return null;
  return {
    programme,
    version,
    rules: definition.rules,
    onTheSpot: rectification?.onTheSpot ?? false,
    within,
    overdue: rectification?.overdue ?? 'remind',
    transferTo: rectification?.transferTo ?? null,
  };
}

function withinOf(
  rectification: ProgrammeDefinition['rectification'],
  facts: ProgrammeDefinition['facts'],
  cause: RectificationCause,
): DayCount | null {
  if (cause.kind === 'complaint') return facts?.complaints?.rectifyWithin ?? null;
  if (rectification === undefined) return null;
  return cause.serious ? rectification.serious.due : rectification.due;
}
