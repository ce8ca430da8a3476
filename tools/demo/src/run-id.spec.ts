import { DemoRun, sharedKey } from './run-id.js';

describe('a run of the demo', () => {
  it('gives the same day, number and keys for the same id', () => {
    const run = DemoRun.of('20260115-1f0c9ab2');
    const again = DemoRun.of('20260115-1f0c9ab2');
    expect(run?.today).toBe('2026-01-15');
    expect(run?.inDays(20)).toBe('2026-02-04');
    expect(run?.inDays(-15)).toBe('2025-12-31');
    expect(again?.documentSerial).toBe(run?.documentSerial);
    expect(again?.key('draft plan')).toBe(run?.key('draft plan'));
  });

  it('writes under keys no other write or run has', () => {
    const [one, other] = [DemoRun.begin(), DemoRun.begin()];
    const keys = [one.key('a'), one.key('b'), other.key('a'), other.key('b'), sharedKey('a'), sharedKey('b')];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('begins on the day it is in Shanghai', () => {
    expect(DemoRun.begin(Date.parse('2026-01-14T15:59:59Z')).today).toBe('2026-01-14');
    expect(DemoRun.begin(Date.parse('2026-01-14T16:00:00Z')).today).toBe('2026-01-15');
  });

  it.each(['', '20260115', '2026-01-15-1f0c9ab2', '20260230-1f0c9ab2', '20260115-1F0C9AB2', '20260115-1f0c9ab'])(
    'takes %p for no id',
    (id) => {
      expect(DemoRun.of(id)).toBeNull();
    },
  );
});
