import type { ReportStep } from '@gongjian/plans-contracts';
import { assertNever } from '@gongjian/shared-kernel';
import type { Due } from '../rules/due.js';
import type { ReportAsked, ReportEvent } from './report.events.js';

export interface ReportFacts {
  readonly asked: ReportAsked;
  readonly due: Due;
  /** The clock has run out before it was filed. */
  readonly overdue: boolean;
  /** Who has it; before it is filed: who owes it. */
  readonly at: ReportStep;
  /** Revision of the last event. */
  readonly revision: number;
}

/** `arrived`: at the last step of its route. */
export type ReportState =
  { readonly status: 'none' } | (ReportFacts & { readonly status: 'asked' | 'filed' | 'passedOn' | 'arrived' });
export type KnownReport = Exclude<ReportState, { readonly status: 'none' }>;

export function evolveReport(before: ReportState, event: ReportEvent): ReportState {
  if (event.type === 'ReportAsked') {
    const { due, rules } = event.data;
    return { status: 'asked', asked: event.data, due, overdue: false, at: firstStep(rules), revision: 0 };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'ReportFiled':
      return { ...state, status: statusAt(state.asked, state.at, 'filed') };
    case 'ReportPassedOn':
      return { ...state, at: event.data.to, status: statusAt(state.asked, event.data.to, 'passedOn') };
    case 'ReportBecameOverdue':
      return { ...state, overdue: true };
    case 'ReportDueRevised': {
      const { due, previous } = event.data;
      return { ...state, due, overdue: due.overdueAt === previous.overdueAt && state.overdue };
    }
    default:
      return assertNever(event);
  }
}

/** `null`: the route ends there. */
export function nextStep({ route }: Pick<ReportAsked['rules'], 'route'>, at: ReportStep): ReportStep | null {
  return route[route.indexOf(at) + 1] ?? null;
}

export function firstStep({ route }: Pick<ReportAsked['rules'], 'route'>): ReportStep {
  const [first] = route;
  if (first === undefined) throw new RangeError('a report goes to nobody');
  return first;
}

export function statusAt(
  { rules }: Pick<ReportAsked, 'rules'>,
  at: ReportStep,
  under: 'filed' | 'passedOn',
): 'filed' | 'passedOn' | 'arrived' {
  return nextStep(rules, at) === null ? 'arrived' : under;
}
