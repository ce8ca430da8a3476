import {
  cosigner,
  ed25519Signer,
  emptyRoot,
  formatVerifierKey,
  openByPolicy,
  parseNote,
  signNote,
  verifierKeyOf,
  verifyConsistency,
  type AcceptedCheckpoint,
} from '@gongjian/audit-log';
import { LogUnderTest, seededKey } from '@gongjian/audit-log/testing';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { formatAddCheckpoint } from './add-checkpoint.js';
import {
  filesBelow,
  removeFolders,
  temporaryFolder,
  WITNESS_NAME,
  WitnessUnderTest,
} from './testing/witness-under-test.js';
import type { WitnessAnswer } from './witness.js';

const log = LogUnderTest.of('audit.example/east/1', 40);
const other = LogUnderTest.of('audit.example/west/1', 40);
const at = new Date('2026-11-27T08:00:00.900Z');

let witness: WitnessUnderTest;

beforeEach(async () => {
  witness = await WitnessUnderTest.on(temporaryFolder(), [log, other], () => at);
});

afterEach(removeFolders);

const refused = (code: string): unknown => expect.objectContaining({ code });

/** The checkpoint with the answer's cosignature, by the policy whose quorum the witness is. */
function accepted(from: LogUnderTest, size: number, answer: WitnessAnswer): AcceptedCheckpoint {
  if (answer.outcome !== 'cosigned') throw new Error(`answered ${answer.outcome}`);
  return openByPolicy(Buffer.concat([from.note(size), Buffer.from(answer.lines)]), witness.policy(from));
}

describe('a witness that has cosigned nothing of a log', () => {
  it('cosigns the first checkpoint, at the time it is', async () => {
    const { checkpoint, cosignatures } = accepted(log, 7, await witness.add(log, 0, 7));
    expect(checkpoint.size).toBe(7);
    expect(cosignatures).toMatchObject([{ name: WITNESS_NAME, timestamp: 1_795_766_400n }]);
  });

  it('cosigns the empty tree', async () => {
    accepted(log, 0, await witness.add(log, 0, 0));
    accepted(log, 3, await witness.add(log, 0, 3));
  });

  it('tells that it has nothing when a proof begins elsewhere', async () => {
    expect(await witness.add(log, 3, 7)).toEqual({ outcome: 'otherSize', size: 0 });
    expect(filesBelow(path.join(witness.folder, 'checkpoints'))).toEqual([]);
  });

  it('refuses a proof from nothing, which needs none', async () => {
    const body = formatAddCheckpoint({ oldSize: 0, proof: [emptyRoot()], note: log.note(7) });
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
    expect(witness.evidence()).toEqual([]);
  });

  it('refuses an empty tree with the root of another', async () => {
    const text = `${log.origin}\n0\n${log.root(7).toString('base64')}\n`;
    const note = Buffer.from(`${text}\n— ${log.origin} ${signatureOf(text)}\n`);
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
  });
});

/** Of a text that the library does not take for a checkpoint. */
function signatureOf(text: string): string {
  const signer = ed25519Signer(log.origin, seededKey(log.origin));
  return parseNote(signNote(text, [signer])).signatures[0]?.base64 ?? '';
}

describe('a witness that has cosigned a log at 7', () => {
  beforeEach(async () => {
    await witness.add(log, 0, 7);
  });

  it.each([8, 9, 16, 40])('cosigns %d, which extends it', async (size) => {
    accepted(log, size, await witness.add(log, 7, size));
  });

  it('cosigns 7 again, with what the log says beside it', async () => {
    const note = log.note(7, ['beside it']);
    const answer = await witness.post(formatAddCheckpoint({ oldSize: 7, proof: [], note }));
    expect(answer).toMatchObject({ outcome: 'cosigned' });
  });

  it('tells 7 to whoever proves from another size', async () => {
    for (const oldSize of [0, 1, 6, 8, 9]) {
      expect(await witness.add(log, oldSize, 12)).toEqual({ outcome: 'otherSize', size: 7 });
    }
    expect(await witness.add(log, 3, 5)).toEqual({ outcome: 'otherSize', size: 7 });
    expect(witness.evidence()).toEqual([]);
  });

  it('refuses to go back', async () => {
    await expect(witness.add(log, 7, 6)).rejects.toEqual(refused('WITNESS.MALFORMED'));
  });

  it('keeps to what it said after it was started anew', async () => {
    const again = await WitnessUnderTest.on(witness.folder, [log]);
    expect(again.vkey).toBe(witness.vkey);
    expect(await again.add(log, 0, 9)).toEqual({ outcome: 'otherSize', size: 7 });
    accepted(log, 9, await again.add(log, 7, 9));
  });

  it('has one file of each log, whatever it has cosigned', async () => {
    await witness.add(log, 7, 8);
    await witness.add(log, 8, 9);
    await witness.add(other, 0, 3);
    expect(filesBelow(path.join(witness.folder, 'checkpoints'))).toHaveLength(2);
  });

  it('knows logs apart', async () => {
    accepted(other, 3, await witness.add(other, 0, 3));
    expect(await witness.add(other, 7, 9)).toEqual({ outcome: 'otherSize', size: 3 });
  });

  it('refuses a proof that does not hold, and keeps it, once', async () => {
    const proof = [...(await log.proof(7, 12))].reverse();
    const body = formatAddCheckpoint({ oldSize: 7, proof, note: log.note(12) });
    for (const _ of [1, 2]) await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
    expect(witness.evidence()).toMatchObject([{ kind: 'unproven', oldSize: 7 }]);
    expect(witness.told).toHaveLength(1);
    accepted(log, 12, await witness.add(log, 7, 12));
  });

  it('lets one alone of many requests at once go on from 7', async () => {
    const sizes = Array.from({ length: 20 }, (_, nth) => 8 + nth);
    const answers = await Promise.all(sizes.map((size) => witness.add(log, 7, size)));
    const cosigned = sizes.filter((_, nth) => answers[nth]?.outcome === 'cosigned');
    expect(cosigned).toHaveLength(1);
    const [size] = cosigned;
    expect(new Set(answers.flatMap((each) => (each.outcome === 'otherSize' ? [each.size] : [])))).toEqual(
      new Set([size]),
    );
  });
});

describe('a log whose administrator rewrites an entry with its own key', () => {
  const forked = log.forkedAt(4);

  beforeEach(async () => {
    await witness.add(log, 0, 7);
  });

  it('is refused with the rewritten history, and the two notes and the proof show the fork to anyone', async () => {
    await expect(witness.add(forked, 7, 9)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
    const [evidence, ...more] = witness.evidence();
    expect(more).toEqual([]);
    expect(evidence).toMatchObject({ kind: 'fork', origin: log.origin, oldSize: 7, seenAt: at.toISOString() });
    const { cosigned, refused: note, proof } = evidence as { cosigned: string; refused: string; proof: string[] };
    const last = openByPolicy(Buffer.from(cosigned), witness.policy(log)).checkpoint;
    expect(last.root).toEqual(log.root(7));
    expect(note).toBe(forked.note(9).toString());
    const claim = { from: 7, to: 9, toRoot: forked.root(9), proof: proof.map((hash) => Buffer.from(hash, 'base64')) };
    expect(verifyConsistency({ ...claim, fromRoot: forked.root(7) })).toBe(true);
    expect(verifyConsistency({ ...claim, fromRoot: last.root })).toBe(false);
    expect(witness.told).toMatchObject([{ kind: 'fork', origin: log.origin }]);
  });

  it('is refused with another tree of the same size', async () => {
    await expect(witness.add(forked, 7, 7)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
    expect(witness.evidence()).toMatchObject([{ kind: 'fork', refused: forked.note(7).toString() }]);
  });

  it('is found out also when it only asks what the witness has', async () => {
    expect(await witness.add(forked, 0, 7)).toEqual({ outcome: 'otherSize', size: 7 });
    expect(witness.evidence()).toMatchObject([{ kind: 'fork' }]);
  });

  it('is refused at a power of two, where the proof does not tell the rewritten root', async () => {
    await witness.add(log, 7, 8);
    await expect(witness.add(forked, 8, 12)).rejects.toEqual(refused('WITNESS.NOT_CONSISTENT'));
    expect(witness.evidence()).toMatchObject([{ kind: 'unproven', refused: forked.note(12).toString() }]);
  });

  it('is cosigned on as it was before, when it goes on so', async () => {
    await expect(witness.add(forked, 7, 9)).rejects.toThrow();
    accepted(log, 9, await witness.add(log, 7, 9));
  });
});

describe('a checkpoint that no known key has signed', () => {
  it('of a log that is not known is refused until it is, without a restart', async () => {
    const third = LogUnderTest.of('audit.example/north/1', 5);
    await expect(witness.add(third, 0, 5)).rejects.toEqual(refused('WITNESS.UNKNOWN_LOG'));
    appendFileSync(path.join(witness.folder, 'logs.txt'), `# north\n${third.vkey}\n`);
    accepted(third, 5, await witness.add(third, 0, 5));
  });

  it('of a known log, by another key, is refused', async () => {
    const { text } = parseNote(log.note(7));
    const note = signNote(text, [ed25519Signer(log.origin, seededKey('stranger'))]);
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_SIGNED'));
  });

  it('with a false signature in the name of the known key is refused', async () => {
    const { signatures } = parseNote(log.note(7));
    const note = signNote(parseNote(log.note(8)).text, [], signatures);
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_SIGNED'));
  });

  it('by another known log is refused', async () => {
    const { text } = parseNote(log.note(7));
    const note = signNote(text, [ed25519Signer(other.origin, seededKey(other.origin))]);
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.NOT_SIGNED'));
  });

  it('by the known key and strangers is cosigned; strangers are passed over', async () => {
    const { text, signatures } = parseNote(log.note(7));
    const note = signNote(text, [ed25519Signer('stranger.example', seededKey('stranger'))], signatures);
    const answer = await witness.post(formatAddCheckpoint({ oldSize: 0, proof: [], note }));
    expect(answer).toMatchObject({
      outcome: 'cosigned',
      lines: expect.stringMatching(/^— witness\.example\/w1 \S+\n$/),
    });
    const [kept = ''] = filesBelow(path.join(witness.folder, 'checkpoints'));
    expect(kept).toMatch(/[0-9a-f]{64}[\\/]000000000001$/);
  });

  it('by a log that signs as witnesses do is cosigned', async () => {
    const vkey = formatVerifierKey(verifierKeyOf(log.origin, 'cosignature/v1', seededKey('cosigning log')));
    appendFileSync(path.join(witness.folder, 'logs.txt'), `${vkey}\n`);
    const { text } = parseNote(log.note(7));
    const note = signNote(text, [cosigner(log.origin, seededKey('cosigning log'), 5n)]);
    expect(await witness.post(formatAddCheckpoint({ oldSize: 0, proof: [], note }))).toMatchObject({
      outcome: 'cosigned',
    });
  });
});

describe('what is no request, or no checkpoint', () => {
  const { text } = parseNote(log.note(7));
  const signed = (changed: string): Buffer => {
    const [signature] = parseNote(log.note(7)).signatures;
    return Buffer.from(`old 0\n\n${changed}\n— ${log.origin} ${signature?.base64}\n`);
  };

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no note', Buffer.from('old 0\n\n')],
    ['no signature', Buffer.from(`old 0\n\n${text}`)],
    ['an old size of its own', Buffer.concat([Buffer.from('old x\n\n'), log.note(7)])],
    ['an old size above its own', Buffer.concat([Buffer.from('old 8\n\n'), log.note(7)])],
    ['a size of its own', signed(text.replace('\n7\n', '\n07\n'))],
    ['no root', signed(`${log.origin}\n7\n`)],
    ['half a root', signed(`${log.origin}\n7\nAAAA\n`)],
    ['bytes that are no text', Buffer.concat([Buffer.from('old 0\n\n'), Buffer.from([0xff, 0xfe]), log.note(7)])],
  ])('with %s is refused', async (_what, body) => {
    await expect(witness.post(body)).rejects.toEqual(refused('WITNESS.MALFORMED'));
  });
});
