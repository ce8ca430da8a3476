import fc from 'fast-check';
import { cosigner, formatCheckpoint } from './checkpoint.js';
import { rootOf } from './merkle.js';
import { ed25519Signer, formatVerifierKey, signNote, UnverifiedNote, verifierKeyOf } from './note.js';
import { MalformedPolicy, openByPolicy, parsePolicy, quorumReached, QuorumNotReached, type Quorum } from './policy.js';
import { seededKey } from './testing/seeded-key.js';
import { leafHashes } from './testing/tree-in-memory.js';

const ORIGIN = 'audit.example/east/1';
const logKey = formatVerifierKey(verifierKeyOf(ORIGIN, 'ed25519', seededKey('log')));
const witnessKey = (name: string): string =>
  formatVerifierKey(verifierKeyOf(`witness.example/${name}`, 'cosignature/v1', seededKey(name)));
const policyOf = (text: string): ReturnType<typeof parsePolicy> => parsePolicy(Buffer.from(text, 'utf8'));

const NAMES = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
/** The specification's own example. */
const EXAMPLE = `log ${logKey}

${NAMES.slice(0, 3)
  .map((name) => `witness ${name} ${witnessKey(name)}\n`)
  .join('')}group X-witnesses 2 X1 X2 X3

${NAMES.slice(3)
  .map((name) => `witness ${name} ${witnessKey(name)}\n`)
  .join('')}group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const text = formatCheckpoint({ origin: ORIGIN, size: 5, root: rootOf(leafHashes(5)), extensions: [] });
const noteBy = (names: readonly string[]): Buffer =>
  signNote(text, [
    ed25519Signer(ORIGIN, seededKey('log')),
    ...names.map((name) => cosigner(`witness.example/${name}`, seededKey(name), 1_700_000_000n)),
  ]);

describe('a policy', () => {
  it('is read as the specification writes it', () => {
    const policy = policyOf(EXAMPLE);
    expect(policy.logs.map(({ key }) => key.name)).toEqual([ORIGIN]);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(NAMES);
    expect(policy.quorum).toMatchObject({
      kind: 'group',
      name: 'X-and-Y',
      threshold: 2,
      members: [
        { name: 'X-witnesses', threshold: 2 },
        { name: 'Y-witnesses', threshold: 1 },
      ],
    });
  });

  it('accepts a checkpoint that enough witnesses have cosigned, and no other', () => {
    const policy = policyOf(EXAMPLE);
    fc.assert(
      fc.property(fc.subarray(NAMES), (names) => {
        const enough = names.filter((name) => name.startsWith('X')).length >= 2 && names.some((n) => n.startsWith('Y'));
        const open = (): unknown => openByPolicy(noteBy(names), policy);
        if (!enough) expect(open).toThrow(QuorumNotReached);
        else expect(open()).toMatchObject({ log: { name: ORIGIN }, cosignatures: { length: names.length } });
      }),
      { numRuns: 64 },
    );
  });

  it('counts none, one, or a group within a group', () => {
    const witness = (name: string): Quorum => ({
      kind: 'witness',
      witness: { name, key: verifierKeyOf(name, 'cosignature/v1', seededKey(name)) },
    });
    const group = (threshold: number, ...members: Quorum[]): Quorum => ({
      kind: 'group',
      name: 'g',
      threshold,
      members,
    });
    const nested = group(2, witness('a'), group(1, witness('b'), witness('c')), witness('d'));
    const reached = (quorum: Quorum, ...names: string[]): boolean =>
      quorumReached(quorum, ({ name }) => names.includes(name));
    expect(reached({ kind: 'none' })).toBe(true);
    expect([reached(witness('a')), reached(witness('a'), 'a')]).toEqual([false, true]);
    expect([reached(nested, 'b', 'c'), reached(nested, 'a'), reached(nested, 'a', 'c')]).toEqual([false, false, true]);
  });

  it('may ask for no witness, and may have no log, but then accepts nothing', () => {
    expect(openByPolicy(noteBy([]), policyOf(`log ${logKey}\nquorum none\n`)).cosignatures).toEqual([]);
    expect(() => openByPolicy(noteBy([]), policyOf('quorum none\n'))).toThrow(UnverifiedNote);
  });

  it('has comments, tabs, empty lines, addresses and names of any octets', () => {
    const policy = parsePolicy(
      Buffer.concat([
        Buffer.from(
          ` \t\n# 共建\n\t#\n  log\t${logKey}  https://log.example/ \nwitness 见证 ${witnessKey('X1')} https://w.example/\n`,
        ),
        Buffer.from(`witness \xe9 ${witnessKey('X2')}\n`, 'latin1'),
        Buffer.from('group all all 见证 '),
        Buffer.from('\xe9\nquorum all\n', 'latin1'),
      ]),
    );
    expect(policy.logs[0]).toMatchObject({ url: 'https://log.example/' });
    expect(policy.witnesses[0]).toMatchObject({ name: '见证', url: 'https://w.example/' });
    expect(policy.quorum).toMatchObject({ kind: 'group', name: 'all', threshold: 2 });
  });

  it('takes thirty-two logs, witnesses and groups', () => {
    const many = Array.from({ length: 32 }, (_, at) => `n${at}`);
    const lines = many.flatMap((name, at) => [
      `log ${formatVerifierKey(verifierKeyOf(name, 'ed25519', seededKey(`log ${name}`)))}`,
      `witness ${name} ${witnessKey(name)}`,
      `group g${at} any ${at === 0 ? name : `g${at - 1} ${name}`}`,
    ]);
    const policy = policyOf(`${lines.join('\n')}\nquorum g31\n`);
    expect([policy.logs.length, policy.witnesses.length]).toEqual([32, 32]);
    expect(quorumReached(policy.quorum, ({ name }) => name === 'n0')).toBe(true);
  });

  const w = `witness W ${witnessKey('X1')}\n`;
  const v = `witness V ${witnessKey('X2')}\n`;

  it.each([
    ['no quorum', `log ${logKey}\n`, 0],
    ['two quorums', 'quorum none\nquorum none\n', 2],
    ['no last newline', 'quorum none', 1],
    ['an unknown keyword', 'logs x\nquorum none\n', 1],
    ['a carriage return', 'quorum none\r\n', 1],
    ['a delete character', '# \u007f\nquorum none\n', 1],
    ['a bad key', 'log x\nquorum none\n', 1],
    ['too many items', `log ${logKey} a b\nquorum none\n`, 1],
    ['a log twice', `log ${logKey}\nlog ${logKey}\nquorum none\n`, 2],
    [
      'a log’s key under two names',
      `log ${logKey}\nlog ${formatVerifierKey(verifierKeyOf('b', 'ed25519', seededKey('log')))}\nquorum none\n`,
      2,
    ],
    ['a witness’s key twice', `${w}witness V ${witnessKey('X1')}\nquorum none\n`, 2],
    ['a witness with a log’s kind of key', `witness W ${logKey}\nquorum none\n`, 1],
    ['a name twice', `${w}witness W ${witnessKey('X2')}\nquorum none\n`, 2],
    ['a witness named none', `witness none ${witnessKey('X1')}\nquorum none\n`, 1],
    ['a group named none', `${w}group none any W\nquorum none\n`, 2],
    ['none in a group', `${w}group G any W none\nquorum G\n`, 2],
    ['a member defined below', `group G any W\n${w}quorum G\n`, 1],
    ['a group in itself', `${w}group G any W G\nquorum G\n`, 2],
    ['a member twice', `${w}group G any W W\nquorum G\n`, 2],
    ['a member of two groups', `${w}group G any W\ngroup H any W\nquorum G\n`, 3],
    ['a group of none', `${w}group G any\nquorum W\n`, 2],
    ['a threshold of none', `${w}group G 0 W\nquorum G\n`, 2],
    ['a threshold over all', `${w}${v}group G 3 W V\nquorum G\n`, 3],
    ['a threshold with zeros', `${w}group G 01 W\nquorum G\n`, 2],
    ['a quorum not defined', 'quorum W\n', 1],
    ['a quorum of two', `${w}${v}quorum W V\n`, 3],
  ])('is none with %s', (_, file, line) => {
    expect(() => policyOf(file)).toThrow(MalformedPolicy);
    expect(() => policyOf(file)).toThrow(expect.objectContaining({ line }));
  });
});
