import { MetricReading } from './metric-reading.js';

describe('what several metrics show', () => {
  it('is looked at once by those that are collected at one time, and anew by the next', async () => {
    let looks = 0;
    const reading = new MetricReading(async () => (looks += 1));
    expect(await Promise.all([reading.take(), reading.take()])).toEqual([1, 1]);
    expect(await reading.take()).toBe(2);
  });

  it('is nothing while the look fails', async () => {
    let fails = true;
    const reading = new MetricReading(async () => {
      if (fails) throw new Error('no database');
      return 'seen';
    });
    expect(await reading.take()).toBeNull();
    fails = false;
    expect(await reading.take()).toBe('seen');
  });
});
