import {
  cosigner,
  formatVerifierKey,
  openByPolicy,
  parseNote,
  parsePolicy,
  signNote,
  verifierKeyOf,
  verifyConsistency,
  type TrustPolicy,
} from '@gongjian/audit-log';
import { LogUnderTest, seededKey } from '@gongjian/audit-log/testing';
import { parseAddCheckpoint, SIZE_CONTENT_TYPE } from './add-checkpoint.js';
import { WitnessClient, type GatheredCosignatures } from './witness-client.js';

const log = LogUnderTest.of('audit.example/east/1', 40);
const nameOf = (witness: string): string => `witness.example/${witness}`;

/** A witness as far as its client can tell: what it answers to the old size that it is sent. */
type Behaviour = (oldSize: number, note: Buffer, signal: AbortSignal) => Promise<Response> | Response;

const lines = (witness: string, note: Buffer, at = 5n): string => {
  const { text } = parseNote(note);
  const signed = signNote(text, [cosigner(nameOf(witness), seededKey(witness), at)]);
  return signed.subarray(Buffer.byteLength(text) + 1).toString();
};
const cosigning =
  (witness: string): Behaviour =>
  (_oldSize, note) =>
    new Response(lines(witness, note));
const tells = (size: number): Response =>
  new Response(`${size}\n`, { status: 409, headers: { 'content-type': SIZE_CONTENT_TYPE } });
/** Has cosigned `size`, and goes on from there. */
const at =
  (witness: string, size: number): Behaviour =>
  (oldSize, note) =>
    oldSize === size ? new Response(lines(witness, note)) : tells(size);
const silent: Behaviour = (_oldSize, _note, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
const down: Behaviour = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
};

function policy(quorum: string, witnesses: readonly string[]): TrustPolicy {
  const text = [
    `log ${log.vkey}`,
    ...witnesses.map((witness) => {
      const vkey = formatVerifierKey(verifierKeyOf(nameOf(witness), 'cosignature/v1', seededKey(witness)));
      return `witness ${witness} ${vkey} ${witness === 'offline' ? '' : `https://${witness}.example/base/`}`;
    }),
    `group enough ${quorum} ${witnesses.join(' ')}`,
    'quorum enough',
  ];
  return parsePolicy(Buffer.from(text.map((line) => `${line}\n`).join('')));
}

class Network {
  /** Old sizes that each was sent. */
  readonly asked: Record<string, number[]> = {};

  constructor(private readonly witnesses: Readonly<Record<string, Behaviour>>) {}

  readonly fetch: typeof fetch = async (address, init) => {
    const { host, pathname } = new URL(address);
    const witness = host.replace('.example', '');
    expect([pathname, init?.method, init?.redirect]).toEqual(['/base/add-checkpoint', 'POST', 'error']);
    const { oldSize, proof, note } = parseAddCheckpoint(init?.body as Uint8Array);
    (this.asked[witness] ??= []).push(oldSize);
    const size = Number(parseNote(note).text.split('\n')[1]);
    if (oldSize > 0) {
      const roots = { fromRoot: log.root(oldSize), toRoot: log.root(size) };
      expect(verifyConsistency({ from: oldSize, to: size, ...roots, proof })).toBe(true);
    }
    return (this.witnesses[witness] as Behaviour)(oldSize, Buffer.from(note), init?.signal as AbortSignal);
  };
}

const outcomes = ({ witnesses }: GatheredCosignatures): Readonly<Record<string, string>> =>
  Object.fromEntries(witnesses.map(({ name, outcome }) => [name, outcome]));

function clientOf(
  quorum: string,
  witnesses: Readonly<Record<string, Behaviour>>,
  deadlineMs?: number,
): { readonly client: WitnessClient; readonly network: Network; readonly trust: TrustPolicy } {
  const network = new Network(witnesses);
  const trust = policy(quorum, Object.keys(witnesses));
  const options = { fetch: network.fetch, ...(deadlineMs === undefined ? {} : { deadlineMs }) };
  return { client: new WitnessClient(trust, options), network, trust };
}

const gather = (client: WitnessClient, size: number): Promise<GatheredCosignatures> =>
  client.gather(log.note(size), (from) => log.proof(from, size));

describe('gathering cosignatures', () => {
  it('appends those of all witnesses that the quorum wants, in the order of the policy', async () => {
    const { client, trust } = clientOf('all', { b: cosigning('b'), a: cosigning('a') });
    const gathered = await gather(client, 7);
    expect(gathered.quorumReached).toBe(true);
    expect(outcomes(gathered)).toEqual({ a: 'cosigned', b: 'cosigned' });
    expect(parseNote(gathered.note).signatures.map(({ name }) => name)).toEqual([log.origin, nameOf('b'), nameOf('a')]);
    expect(openByPolicy(gathered.note, trust).cosignatures).toHaveLength(2);
  });

  it('awaits nobody once the quorum is reached', async () => {
    const { client } = clientOf('1', { slow: silent, a: cosigning('a') });
    const gathered = await gather(client, 7);
    expect(gathered.quorumReached).toBe(true);
    expect(outcomes(gathered)).toEqual({ slow: 'notAwaited', a: 'cosigned' });
  });

  it('goes on without witnesses that are down, silent, without address, wrong or against it', async () => {
    const { client, trust } = clientOf(
      '2',
      {
        down,
        silent,
        offline: down,
        forged: (_old, note) => new Response(lines('a', note).replace(nameOf('a'), nameOf('forged'))),
        other: () => new Response(lines('other', log.note(8))),
        untimed: (_old, note) => new Response(lines('untimed', note, 0n)),
        page: () => new Response('<html>'),
        endless: () => new Response('x'.repeat(70_000)),
        against: () => new Response('{}', { status: 422 }),
        a: cosigning('a'),
      },
      50,
    );
    const gathered = await gather(client, 7);
    expect(gathered.quorumReached).toBe(false);
    expect(outcomes(gathered)).toEqual({
      down: 'unreachable',
      silent: 'timedOut',
      offline: 'noAddress',
      forged: 'notVerified',
      other: 'notVerified',
      untimed: 'notVerified',
      page: 'notVerified',
      endless: 'unreachable',
      against: 'refused',
      a: 'cosigned',
    });
    expect(gathered.witnesses[0]).toMatchObject({ why: 'fetch failed: ECONNREFUSED' });
    expect(gathered.witnesses[8]).toMatchObject({ status: 422 });
    expect(parseNote(gathered.note).signatures.map(({ name }) => name)).toEqual([log.origin, nameOf('a')]);
    expect(() => openByPolicy(gathered.note, trust)).toThrow('not enough');
  });

  it('asks nobody when the policy wants nobody', async () => {
    const trust = parsePolicy(Buffer.from(`log ${log.vkey}\nquorum none\n`));
    const gathered = await gather(new WitnessClient(trust, { fetch: down as never }), 7);
    expect(gathered).toEqual({ note: log.note(7), quorumReached: true, witnesses: [] });
  });

  it('does not ask again whose cosignature the note has, and keeps what strangers have signed', async () => {
    const { client, network } = clientOf('all', { a: cosigning('a'), b: cosigning('b') });
    const { text, signatures } = parseNote(log.note(7));
    const stranger = cosigner('stranger.example', seededKey('stranger'), 5n);
    const note = signNote(text, [cosigner(nameOf('a'), seededKey('a'), 4n), stranger], signatures);
    const gathered = await client.gather(note, (from) => log.proof(from, 7));
    expect(outcomes(gathered)).toEqual({ a: 'alreadyCosigned', b: 'cosigned' });
    expect(network.asked).toEqual({ b: [0] });
    expect(parseNote(gathered.note).signatures.map(({ name }) => name)).toEqual([
      log.origin,
      'stranger.example',
      nameOf('a'),
      nameOf('b'),
    ]);
  });
});

describe('a witness that has cosigned another size than the client thinks', () => {
  it('is asked once more from the size it tells, and from what it cosigned the next time', async () => {
    const { client, network } = clientOf('all', { a: at('a', 5) });
    expect(outcomes(await gather(client, 7))).toEqual({ a: 'cosigned' });
    expect(network.asked).toEqual({ a: [0, 5] });
    await gather(client, 9);
    expect(network.asked).toEqual({ a: [0, 5, 7, 5] });
  });

  it('may have cosigned this very checkpoint', async () => {
    const { client, network } = clientOf('all', { a: at('a', 7) });
    expect(outcomes(await gather(client, 7))).toEqual({ a: 'cosigned' });
    expect(network.asked).toEqual({ a: [0, 7] });
  });

  it('is not asked a third time', async () => {
    const { client, network } = clientOf('all', { a: (oldSize) => tells(oldSize + 1) });
    expect((await gather(client, 7)).witnesses).toMatchObject([{ outcome: 'refused', status: 409 }]);
    expect(network.asked).toEqual({ a: [0, 1] });
  });

  it('shows that the log has gone back when it is ahead', async () => {
    const { client } = clientOf('all', { a: at('a', 12) });
    for (const _ of [1, 2]) {
      expect((await gather(client, 7)).witnesses).toMatchObject([{ outcome: 'ahead', size: 12 }]);
    }
    expect(outcomes(await gather(client, 13))).toEqual({ a: 'cosigned' });
  });

  it.each([
    ['no size', new Response('many\n', { status: 409, headers: { 'content-type': SIZE_CONTENT_TYPE } })],
    ['a size as another type', new Response('5\n', { status: 409, headers: { 'content-type': 'text/plain' } })],
  ])('is not believed with %s', async (_what, answer) => {
    const { client } = clientOf('all', { a: () => answer });
    expect((await gather(client, 7)).witnesses).toMatchObject([{ outcome: 'refused', status: 409 }]);
  });

  it('is told of as without proof when none can be made', async () => {
    const { client } = clientOf('1', { a: at('a', 5), b: cosigning('b') });
    const failing = (): Promise<never> => Promise.reject(new Error('tile is damaged'));
    const lone = clientOf('all', { a: at('a', 5) }).client;
    expect((await lone.gather(log.note(7), failing)).witnesses).toMatchObject([
      { outcome: 'noProof', why: 'tile is damaged' },
    ]);
    expect((await client.gather(log.note(7), failing)).quorumReached).toBe(true);
  });

  it('does not wait longer for a proof than for an answer', async () => {
    const { client } = clientOf('all', { a: at('a', 5) }, 30);
    const never = (): Promise<never> => new Promise(() => undefined);
    expect(outcomes(await client.gather(log.note(7), never))).toEqual({ a: 'timedOut' });
  });
});
