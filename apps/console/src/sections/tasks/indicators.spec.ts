import { indicatorsIn } from './indicators.js';

const photos = { code: 'photos', names: { zh: '照片', en: 'Photos' }, atLeast: 1 };
const definition = {
  key: 'some',
  standard: {
    items: [
      { code: 'a', names: { zh: '甲', en: 'A' }, evidence: [photos] },
      { names: { zh: '组', en: 'Group' }, items: [{ code: 'b', names: { zh: '乙', en: 'B' } }] },
    ],
  },
  rounds: [{ code: 'a', names: { zh: '轮', en: 'Round' } }],
};

describe('the indicators a task supports', () => {
  it('are found in the standard, nested or not, with the evidence they ask for', () => {
    expect(indicatorsIn(definition, ['a', 'b'])).toEqual([
      { code: 'a', names: { zh: '甲', en: 'A' }, evidence: [{ code: 'photos', names: { zh: '照片', en: 'Photos' } }] },
      { code: 'b', names: { zh: '乙', en: 'B' }, evidence: [] },
    ]);
  });

  it('are none for codes the standard does not have', () => {
    expect(indicatorsIn(definition, ['c'])).toEqual([]);
  });
});
