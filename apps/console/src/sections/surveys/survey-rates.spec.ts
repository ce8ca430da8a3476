import { groupRows, pooled } from './survey-rates.js';
import { answersLacking } from './survey-acts.js';

const frame = [
  { group: 'residents', population: 3000, sampled: 200, answersAtLeast: 100 },
  { group: 'units', population: 12, sampled: 12, answersAtLeast: 5 },
];
const answer = (group: string, asked: number, answered: number, favourable: number) =>
  ({ group, asked, answered, favourable }) as never;

describe('the groups of a survey', () => {
  it('have no rate before anything is recorded', () => {
    const [residents] = groupRows({ frame, answers: [], rates: null }, { atLeast: 95 });
    expect(residents).toMatchObject({ asked: null, rate: null, holds: null, lacking: 100 });
  });

  it('are held against the bar exactly, never rounded', () => {
    const answers = [answer('residents', 2100, 2000, 1899), answer('units', 12, 10, 10)];
    const rows = groupRows({ frame, answers, rates: null }, { atLeast: 95 });
    expect(rows.map(({ rate, holds }) => [rate, holds])).toEqual([
      [{ n: 1899, d: 2000 }, false],
      [{ n: 10, d: 10 }, true],
    ]);
    expect(
      groupRows({ frame, answers: [answer('residents', 200, 200, 190)], rates: null }, { moreThan: 95 })[0]?.holds,
    ).toBe(false);
  });

  it('show what counts once it is closed', () => {
    const answers = [answer('residents', 200, 100, 90)];
    const [residents] = groupRows({ frame, answers, rates: { residents: { n: 91, d: 100 } } }, { atLeast: 91 });
    expect(residents).toMatchObject({ rate: { n: 91, d: 100 }, holds: true });
  });

  it('are pooled answer by answer', () => {
    const answers = [answer('residents', 200, 100, 90), answer('units', 12, 10, 10)];
    expect(pooled(groupRows({ frame, answers, rates: null }, null))).toEqual({ n: 100, d: 110 });
    expect(pooled([])).toBeNull();
  });

  it('say how many answers are lacking', () => {
    const answers = [answer('residents', 200, 97, 90)];
    expect(answersLacking({ frame, answers }, 'residents')).toBe(3);
    expect(answersLacking({ frame, answers }, 'units')).toBe(5);
  });
});
