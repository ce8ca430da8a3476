import { readFileSync } from 'node:fs';
import { canonicalJson } from './canonical-json.js';

interface Golden {
  readonly accepted: readonly { about: string; json: string; canonical: string; utf8: string }[];
  readonly refused: readonly { about: string; json: string; pointer: string; reason: string }[];
}

const golden = JSON.parse(readFileSync(new URL('../golden/canonical-json.v1.json', import.meta.url), 'utf8')) as Golden;

describe('canonical JSON', () => {
  it('has its vectors', () => {
    expect(golden.accepted.length).toBeGreaterThanOrEqual(21);
    expect(golden.refused.length).toBeGreaterThanOrEqual(13);
  });

  it.each(golden.accepted)('stores the same bytes for ever: $about', ({ json, canonical, utf8 }) => {
    const written = canonicalJson(JSON.parse(json));
    expect(written).toBe(canonical);
    expect(Buffer.from(written, 'utf8').toString('hex')).toBe(utf8);
  });

  it.each(golden.refused)('refuses $about', ({ json, pointer, reason }) => {
    expect(() => canonicalJson(JSON.parse(json))).toThrow(
      expect.objectContaining({ name: 'NotCanonical', pointer, reason }),
    );
  });
});
