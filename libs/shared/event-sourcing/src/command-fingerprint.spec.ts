import { readFileSync } from 'node:fs';
import { commandFingerprint } from './codec.js';
import { PersonalValue } from './sealing.js';

interface FingerprintVector {
  readonly about: string;
  readonly type: string;
  readonly target: string;
  readonly bodyJson: string;
  readonly personal: readonly string[];
  readonly fingerprint: string;
}

const { vectors } = JSON.parse(
  readFileSync(new URL('../golden/command-fingerprint.v1.json', import.meta.url), 'utf8'),
) as { vectors: readonly FingerprintVector[] };

function withPersonal(value: unknown, pointers: readonly string[], pointer = ''): unknown {
  if (pointers.includes(pointer)) return PersonalValue.of(value).sealedFor({ kind: 'person', personId: 'p' });
  if (Array.isArray(value)) return value.map((item, index) => withPersonal(item, pointers, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withPersonal(member, pointers, `${pointer}/${key}`)]),
  );
}

describe('the command fingerprint', () => {
  it.each(vectors)('is the same text for ever: $about', ({ type, target, bodyJson, personal, fingerprint }) => {
    expect(commandFingerprint(type, target, withPersonal(JSON.parse(bodyJson), personal))).toBe(fingerprint);
  });

  it('does not tell one personal value from another', () => {
    const of = (name: string): string => commandFingerprint('RegisterPerson', '', { name: PersonalValue.of(name) });
    expect(of('a')).toBe(of('b'));
    expect(of('a')).not.toContain('"a"');
  });

  it('tells type, target and body apart', () => {
    const texts = [
      commandFingerprint('A', 'b', { c: 1 }),
      commandFingerprint('A', 'b', { c: 2 }),
      commandFingerprint('A', 'b', { c: '1' }),
      commandFingerprint('A', 'b', {}),
      commandFingerprint('A', 'c', { c: 1 }),
      commandFingerprint('B', 'b', { c: 1 }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('takes a missing body as null and a missing member as absent', () => {
    expect(commandFingerprint('A', 'b', undefined)).toBe(commandFingerprint('A', 'b', null));
    expect(commandFingerprint('A', 'b', { c: undefined })).toBe(commandFingerprint('A', 'b', {}));
  });
});
