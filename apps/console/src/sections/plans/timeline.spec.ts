import { timelineOf } from './timeline.js';

const period = { from: '2026-01-01', to: '2026-04-10' };
const stage = (code: string, from: string | null, to: string | null) => ({ code, name: code, from, to });

describe('the stages of a plan on a line', () => {
  it('reach from their first day to the end of their last', () => {
    const { bars, lanes } = timelineOf(
      [stage('start', '2026-01-01', '2026-01-10'), stage('carry', '2026-01-11', '2026-04-10')],
      period,
      '2026-01-05',
    );
    expect(bars.map(({ left, width, lane, state }) => ({ left, width, lane, state }))).toEqual([
      { left: 0, width: 10, lane: 0, state: 'now' },
      { left: 10, width: 90, lane: 0, state: 'coming' },
    ]);
    expect(lanes).toBe(1);
  });

  it('stand below one another when they share a day', () => {
    const { bars, lanes } = timelineOf(
      [
        stage('start', '2026-01-01', '2026-01-10'),
        stage('carry', '2026-01-10', '2026-02-10'),
        stage('check', '2026-02-11', '2026-04-10'),
      ],
      period,
      '2026-03-01',
    );
    expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
    expect(lanes).toBe(2);
  });

  it('reach to the end of the plan when they have no end, and are named apart when they have no date at all', () => {
    const { bars, undated } = timelineOf(
      [stage('start', '2026-04-01', null), stage('later', null, null)],
      period,
      '2026-01-01',
    );
    expect(bars).toEqual([expect.objectContaining({ left: 90, width: 10 })]);
    expect(undated.map(({ code }) => code)).toEqual(['later']);
  });

  it('widen the line when they reach beyond the period', () => {
    const { bars } = timelineOf([stage('early', '2025-12-22', '2025-12-31')], period, '2026-01-01');
    expect(bars[0]).toMatchObject({ left: 0, state: 'past' });
    expect(bars[0]?.width).toBeCloseTo(1000 / 110, 6);
  });

  it('mark today in the middle of its day, and nothing outside', () => {
    expect(timelineOf([], period, '2026-01-01').today).toBe(0.5);
    expect(timelineOf([], period, '2026-04-10').today).toBe(99.5);
    expect(timelineOf([], period, '2026-04-11').today).toBeNull();
    expect(timelineOf([], period, '2025-12-31').today).toBeNull();
  });

  it('mark the first of each month', () => {
    expect(timelineOf([], period, '2026-01-01').months).toEqual([
      { day: '2026-01-01', left: 0 },
      { day: '2026-02-01', left: 31 },
      { day: '2026-03-01', left: 59 },
      { day: '2026-04-01', left: 90 },
    ]);
  });
});
