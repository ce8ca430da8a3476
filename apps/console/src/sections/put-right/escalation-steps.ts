import type { Escalation } from './escalation-list.page.js';

type Step = Escalation['steps'][number];
type Foreseen = Escalation['rules']['steps'][number];
type Told = Pick<Escalation, 'rules'> & { readonly steps: readonly Pick<Step, 'step' | 'code' | 'kind' | 'status'>[] };

/** Escalating goes upward only: what comes after the gravest step that was taken. */
export function stepsAhead({ rules, steps }: Told): readonly Foreseen[] {
  const taken = steps.filter(({ status }) => status !== 'dropped').map(({ code }) => code);
  const gravest = rules.steps.reduce((last, { code }, index) => (taken.includes(code) ? index : last), -1);
  return rules.steps.slice(gravest + 1);
}

/** The step that waits for a decision. */
export function stepDrafted({ steps }: Pick<Escalation, 'steps'>): Step | undefined {
  return steps.filter(({ status }) => status === 'drafted' || status === 'told').at(-1);
}

/** Decided, and not yet served; a circular is served elsewhere. */
export function stepsUnserved({ steps }: Pick<Escalation, 'steps'>): readonly Step[] {
  return steps.filter(({ status, kind }) => status === 'decided' && kind !== 'circular');
}
