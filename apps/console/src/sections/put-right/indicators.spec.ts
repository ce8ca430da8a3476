import { indicatorOf, indicatorsOf } from './indicators.js';

const named = (code: string): object => ({ code, names: { zh: code, en: code } });
const standard = {
  items: [
    {
      ...named('safety'),
      kind: 'component',
      items: [
        { ...named('patrol'), kind: 'yesNo' },
        { ...named('gate'), kind: 'yesNo' },
      ],
    },
    { ...named('clean'), kind: 'yesNo' },
  ],
};
const definition = { standard } as unknown as Parameters<typeof indicatorsOf>[0];

describe('the indicators of a standard', () => {
  it('stand in its order, without the parts they belong to', () => {
    expect(indicatorsOf(definition).map(({ code }) => code)).toEqual(['patrol', 'gate', 'clean']);
  });

  it('are found by their code', () => {
    expect(indicatorOf(definition, 'gate')?.code).toBe('gate');
    expect(indicatorOf(definition, 'safety')).toBeUndefined();
    expect(indicatorOf(undefined, 'gate')).toBeUndefined();
  });
});
