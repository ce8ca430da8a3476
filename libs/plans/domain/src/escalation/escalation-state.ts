import { assertNever } from '@gongjian/shared-kernel';
import type { EscalationStep } from '../rules/escalation-rules.js';
import type {
  EscalationDecided,
  EscalationDrafted,
  EscalationEvent,
  EscalationOpened,
  NextStep,
  UnitStated,
  UnitTold,
} from './escalation.events.js';

/** A step that was drafted and waits for its decision: at most one at a time. */
export interface DraftedStep {
  readonly drafted: EscalationDrafted;
  readonly told: UnitTold | null;
  readonly stated: UnitStated | null;
}

export interface EscalationFacts {
  readonly opened: EscalationOpened;
  /** Of the steps of the rules that were taken since it is overdue, the gravest. */
  readonly gravest: string | null;
  readonly next: NextStep | null;
  /** The number of the step that was taken last. */
  readonly steps: number;
  readonly drafted: DraftedStep | null;
  /** The last one, and those that were not served yet. */
  readonly decided: EscalationDecided | null;
  readonly unserved: readonly EscalationDecided[];
  /** Revision of the last event. */
  readonly revision: number;
}

/** `ended`: what was overdue is so no longer; it opens again when it becomes overdue again. */
export type EscalationState = { readonly status: 'none' } | (EscalationFacts & { readonly status: 'open' | 'ended' });
export type KnownEscalation = Exclude<EscalationState, { readonly status: 'none' }>;

/** Steps after the gravest that was taken. */
export function stepsAhead({
  opened,
  gravest,
}: Pick<EscalationFacts, 'opened' | 'gravest'>): readonly EscalationStep[] {
  const { steps } = opened.rules;
  return steps.slice(steps.findIndex(({ code }) => code === gravest) + 1);
}

export function evolveEscalation(before: EscalationState, event: EscalationEvent): EscalationState {
  if (event.type === 'EscalationOpened') {
    const { next } = event.data;
    const taken = before.status === 'none' ? { steps: 0, decided: null, unserved: [], revision: -1 } : before;
    const { steps, decided, unserved, revision } = taken;
    const anew = { gravest: null, drafted: null, steps, decided, unserved, revision: revision + 1 };
    return { status: 'open', opened: event.data, next, ...anew };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'ReminderSent': {
      const { code, step, next } = event.data;
      return { ...state, gravest: code, steps: step, next };
    }
    case 'EscalationDrafted': {
      const { code, step, next } = event.data;
      return { ...state, gravest: code, steps: step, next, drafted: { drafted: event.data, told: null, stated: null } };
    }
    case 'UnitTold':
      return { ...state, drafted: state.drafted && { ...state.drafted, told: event.data } };
    case 'UnitStated':
      return { ...state, drafted: state.drafted && { ...state.drafted, stated: event.data } };
    case 'EscalationDecided': {
      const served = event.data.kind === 'circular';
      const unserved = served ? state.unserved : [...state.unserved, event.data];
      return { ...state, drafted: null, decided: event.data, unserved };
    }
    case 'EscalationDropped':
      return { ...state, drafted: null };
    case 'EscalationServed':
      return { ...state, unserved: state.unserved.filter(({ step }) => step !== event.data.step) };
    case 'EscalationEnded':
      return { ...state, status: 'ended', drafted: null, next: null };
    default:
      return assertNever(event);
  }
}
