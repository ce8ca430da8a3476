import { readFileSync } from 'node:fs';
import { leafHash, leafV1, UnusableLeaf, type LeafEvent } from './leaf.js';

interface LeafVector {
  readonly about: string;
  readonly seq: number;
  readonly event: Omit<LeafEvent, 'revision'> & { readonly revision: string };
  readonly leaf: string;
  readonly leafHash: string;
}

const { vectors } = JSON.parse(readFileSync(new URL('../golden/leaf.v1.json', import.meta.url), 'utf8')) as {
  vectors: readonly LeafVector[];
};

function eventOf(vector: LeafVector): LeafEvent {
  return { ...vector.event, revision: BigInt(vector.event.revision) };
}

describe('leaf version 1', () => {
  it('has its vectors', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(4);
  });

  it.each(vectors)('has the same bytes and hash for ever: $about', (vector) => {
    const leaf = leafV1(vector.seq, eventOf(vector));
    expect(leaf.toString('utf8')).toBe(vector.leaf);
    expect(leafHash(leaf).toString('hex')).toBe(vector.leafHash);
  });

  const event = eventOf(vectors[0] as LeafVector);
  const metadata = JSON.parse(event.metadata) as Record<string, unknown>;
  const changed = (change: Record<string, unknown>): LeafEvent => ({
    ...event,
    metadata: JSON.stringify({ ...metadata, ...change }),
  });

  it.each([
    ['salt', changed({ salt: undefined })],
    ['salt', changed({ salt: 'AAAA' })],
    ['salt', changed({ salt: 'AAAAAAAAAAAAAAAAAAAAAB' })],
    ['salt', changed({ salt: 'AAAAAAAAAAAAAAAAAAAA+/' })],
    ['tenant', changed({ tenant: undefined })],
    ['recordedAt', changed({ recordedAt: 5 })],
    ['schemaVersion', changed({ schemaVersion: 0 })],
    ['metadata', { ...event, metadata: 'null' }],
    ['metadata', { ...event, metadata: '{' }],
    ['revision', { ...event, revision: 2n ** 53n }],
    ['revision', { ...event, revision: -1n }],
  ])('is not made without a usable %s', (member, unusable) => {
    expect(() => leafV1(0, unusable)).toThrow(expect.objectContaining({ name: 'UnusableLeaf', member }));
  });

  it.each([-1, 0.5, 2 ** 53])('is not made for seq %p', (seq) => {
    expect(() => leafV1(seq, event)).toThrow(UnusableLeaf);
  });

  it('changes with every stored byte and with the salt', () => {
    const hash = (other: LeafEvent): string => leafHash(leafV1(0, other)).toString('hex');
    const hashes = [
      hash(event),
      hash({ ...event, data: `${event.data} ` }),
      hash({ ...event, metadata: `${event.metadata} ` }),
      hash(changed({ salt: 'AAAAAAAAAAAAAAAAAAAAAQ' })),
      hash({ ...event, type: 'Other' }),
      hash({ ...event, stream: `${event.stream}0` }),
      leafHash(leafV1(1, event)).toString('hex'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
