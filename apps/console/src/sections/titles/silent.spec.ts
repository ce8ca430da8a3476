import { silenceOf } from './silent.js';

describe('a district', () => {
  it('is silent when nothing is known of it for an hour, and was never heard of before', () => {
    const completeUntil = '2026-11-22T04:00:00.000Z';
    expect(silenceOf({ completeUntil, lagSeconds: 5 })).toBeNull();
    expect(silenceOf({ completeUntil, lagSeconds: 3599 })).toBeNull();
    expect(silenceOf({ completeUntil, lagSeconds: 3600 })).toBe('silent');
    expect(silenceOf({ completeUntil: null, lagSeconds: null })).toBe('never');
  });
});
