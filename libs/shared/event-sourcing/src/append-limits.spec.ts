import { checkAppendLimits } from './append-limits.js';
import type { EncodedEvent } from './event-store.js';

const event = (bytes: number): EncodedEvent => ({ id: 'x', type: 'X', data: 'x'.repeat(bytes - 2), metadata: '{}' });
const tooLarge = expect.objectContaining({ code: 'TooLarge' }) as unknown as Error;

describe('the limits of an append', () => {
  it('are 256 KiB an event, counted in UTF-8 bytes of data and metadata', () => {
    expect(() => checkAppendLimits([event(262_144)])).not.toThrow();
    expect(() => checkAppendLimits([event(262_145)])).toThrow(tooLarge);
    expect(() => checkAppendLimits([{ ...event(2), data: '共'.repeat(87_381) }])).toThrow(tooLarge);
    expect(() => checkAppendLimits([{ ...event(2), data: '共'.repeat(87_380) }])).not.toThrow();
  });

  it('are 768 KiB and 1,000 events an append', () => {
    expect(() => checkAppendLimits([event(262_144), event(262_144), event(262_144)])).not.toThrow();
    expect(() => checkAppendLimits([event(262_144), event(262_144), event(262_142), event(3)])).toThrow(tooLarge);
    expect(() => checkAppendLimits(Array.from({ length: 1_000 }, () => event(2)))).not.toThrow();
    expect(() => checkAppendLimits(Array.from({ length: 1_001 }, () => event(2)))).toThrow(tooLarge);
  });

  it('want at least one event', () => {
    expect(() => checkAppendLimits([])).toThrow(RangeError);
  });
});
