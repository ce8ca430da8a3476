import { stepDrafted, stepsAhead, stepsUnserved } from './escalation-steps.js';

type Steps = Parameters<typeof stepDrafted>[0]['steps'];

const rules = {
  programme: 'p',
  version: 1,
  rules: 1,
  steps: (['reminder', 'supervisionOrder', 'interview', 'circular'] as const).map((kind, index) => ({
    code: kind,
    kind,
    afterDays: index * 5,
    statement: null,
  })),
};
const step = (
  nth: number,
  kind: (typeof rules.steps)[number]['kind'],
  status: Steps[number]['status'],
): Steps[number] => ({ step: nth, code: kind, kind, status }) as Steps[number];

describe('an escalation', () => {
  it('goes upward from the gravest step that was taken', () => {
    const steps = [step(1, 'reminder', 'sent'), step(2, 'supervisionOrder', 'served')];
    expect(stepsAhead({ rules, steps }).map(({ code }) => code)).toEqual(['interview', 'circular']);
  });

  it('may take a step again that was dropped', () => {
    const steps = [step(1, 'reminder', 'sent'), step(2, 'supervisionOrder', 'dropped')];
    expect(stepsAhead({ rules, steps })[0]?.code).toBe('supervisionOrder');
  });

  it('waits for the step that was drafted or told', () => {
    expect(stepDrafted({ steps: [step(1, 'reminder', 'sent'), step(2, 'interview', 'told')] })?.step).toBe(2);
    expect(stepDrafted({ steps: [step(1, 'reminder', 'sent')] })).toBeUndefined();
  });

  it('serves what was decided, but no circular', () => {
    const steps = [step(1, 'supervisionOrder', 'decided'), step(2, 'circular', 'decided')];
    expect(stepsUnserved({ steps }).map(({ step: nth }) => nth)).toEqual([1]);
  });
});
