import type { Escalation, ProgrammeDefinition } from '@gongjian/plans-contracts';
import type { DayCount } from '@gongjian/shared-kernel';

export type EscalationKind = Escalation['steps'][number]['kind'];

export interface EscalationStep {
  readonly code: string;
  readonly kind: EscalationKind;
  /** The day something became overdue is not counted. */
  readonly afterDays: number;
  /** How long the unit may state its case; `null`: it is not heard. */
  readonly statement: DayCount | null;
}

/** The part of a published programme version by which what is overdue is pressed for, gravest step last. */
export interface EscalationRules {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  readonly steps: readonly EscalationStep[];
}

/** `null`: the programme does not foresee it. */
export function escalationRulesOf(
  programme: string,
  version: number,
  { rules, escalation }: ProgrammeDefinition,
): EscalationRules | null {
  if (escalation === undefined) return null;
  const steps = escalation.steps.map(({ code, kind, afterDays, statement = null }) => ({
    code,
    kind,
    afterDays,
    statement,
  }));
  return { programme, version, rules, steps };
}
