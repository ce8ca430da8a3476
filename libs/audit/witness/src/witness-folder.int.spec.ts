import { openNote, cosignatureVerifier, parseVerifierKey } from '@gongjian/audit-log';
import { LogUnderTest } from '@gongjian/audit-log/testing';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EVIDENCE_MAX_FILES, ForkEvidenceFolder } from './fork-evidence.js';
import {
  filesBelow,
  removeFolders,
  temporaryFolder,
  WITNESS_NAME,
  WitnessUnderTest,
} from './testing/witness-under-test.js';
import { openWitnessFolder, type WitnessFolder } from './witness-folder.js';
import { WitnessUnusable } from './witness-unusable.js';

const log = LogUnderTest.of('audit.example/east/1', 20);
let folder: string;
let keyFile: string;

beforeEach(() => {
  folder = temporaryFolder();
  keyFile = path.join(folder, 'key.pem');
});

afterEach(removeFolders);

const opened = (name = WITNESS_NAME): Promise<WitnessFolder> => openWitnessFolder({ name, folder, keyFile });

describe('the folder of a witness', () => {
  it('is made with a key that its owner alone may read, and is the same from then on', async () => {
    const { vkey } = await opened();
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(createPrivateKey(readFileSync(keyFile, 'utf8')).asymmetricKeyType).toBe('ed25519');
    expect(parseVerifierKey(vkey)).toMatchObject({ name: WITNESS_NAME, type: 'cosignature/v1' });
    expect((await opened()).vkey).toBe(vkey);
  });

  it('has one key when two processes start at once for the first time', async () => {
    const [one, other] = await Promise.all([opened(), opened()]);
    expect(one.vkey).toBe(other.vkey);
    expect(readdirSync(folder).sort()).toEqual(['checkpoints', 'key.pem']);
  });

  it('may have its key elsewhere, below folders that are not there yet', async () => {
    keyFile = path.join(folder, 'secret/deep/witness.pem');
    await opened();
    expect(readFileSync(keyFile, 'utf8')).toContain('PRIVATE KEY');
  });

  it('is refused when others may read the key', async () => {
    await opened();
    chmodSync(keyFile, 0o644);
    await expect(opened()).rejects.toThrow(/0600/);
  });

  it.each([
    '',
    'nonsense',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ])('is refused with %j for a key', async (pem) => {
    mkdirSync(path.join(folder, 'checkpoints'));
    writeFileSync(keyFile, pem, { mode: 0o600 });
    await expect(opened()).rejects.toThrow(/no Ed25519 private key/);
  });

  it.each(['', 'with space', 'with+plus'])('is refused with %j for a name', async (name) => {
    await expect(opened(name)).rejects.toThrow(WitnessUnusable);
  });

  it('is refused without what the key has cosigned: it could cosign a fork', async () => {
    await opened();
    rmSync(path.join(folder, 'checkpoints'), { recursive: true });
    await expect(opened()).rejects.toThrow(/has forgotten what it cosigned/);
  });

  it('is refused without the key, with another key and with another name, once something was cosigned', async () => {
    const witness = await WitnessUnderTest.on(folder, [log]);
    await witness.add(log, 0, 7);
    await expect(opened('witness.example/w2')).rejects.toThrow(/not cosigned with this key and name/);
    renameSync(keyFile, `${keyFile}.away`);
    await expect(opened()).rejects.toThrow(/there is no key/);
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    await expect(opened()).rejects.toThrow(/not cosigned with this key and name/);
    renameSync(`${keyFile}.away`, keyFile);
    await opened();
  });

  it('cosigns nothing more of a log whose last checkpoint is damaged', async () => {
    const witness = await WitnessUnderTest.on(folder, [log]);
    await witness.add(log, 0, 7);
    const [file = ''] = filesBelow(path.join(folder, 'checkpoints'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('\n7\n', '\n6\n'));
    await expect(witness.add(log, 6, 9)).rejects.toThrow(WitnessUnusable);
    await expect(WitnessUnderTest.on(folder, [log])).rejects.toThrow(WitnessUnusable);
  });

  it('is rid of what a process that was killed has left unfinished', async () => {
    const witness = await WitnessUnderTest.on(folder, [log]);
    await witness.add(log, 0, 7);
    const [file = ''] = filesBelow(path.join(folder, 'checkpoints'));
    writeFileSync(path.join(path.dirname(file), '.draft-0011'), 'half a no');
    writeFileSync(path.join(folder, '.draft-0022'), '-----BEGIN');
    expect(await witness.add(log, 7, 8)).toMatchObject({ outcome: 'cosigned' });
    await opened();
    expect(filesBelow(folder).filter((name) => name.includes('draft'))).toEqual([]);
  });
});

describe('two processes on one folder', () => {
  it('never both go on from the same checkpoint', async () => {
    const [one, other] = [await WitnessUnderTest.on(folder, [log]), await WitnessUnderTest.on(folder, [log])];
    await one.add(log, 0, 7);
    const answers = await Promise.all([
      ...[8, 9, 10].map((size) => one.add(log, 7, size)),
      ...[11, 12, 13].map((size) => other.add(log, 7, size)),
    ]);
    expect(answers.filter(({ outcome }) => outcome === 'cosigned')).toHaveLength(1);
  });

  it('are told so when one was held up while the other went on twice', async () => {
    const { checkpoints, vkey } = await opened();
    const witness = await WitnessUnderTest.on(folder, [log]);
    for (const [from, to] of [
      [0, 5],
      [5, 6],
      [6, 7],
    ] as const)
      await witness.add(log, from, to);
    const last = await checkpoints.latest(log.origin);
    expect(last?.generation).toBe(3);
    const note = last?.note ?? Buffer.alloc(0);
    expect(openNote(note, [cosignatureVerifier(parseVerifierKey(vkey))]).verified).toHaveLength(1);
    expect(await checkpoints.replace(log.origin, 2, note)).toBe(false);
    expect(await checkpoints.replace(log.origin, 1, note)).toBe(false);
    expect((await checkpoints.latest(log.origin))?.checkpoint.size).toBe(7);
    expect(await witness.add(log, 7, 8)).toMatchObject({ outcome: 'cosigned' });
    expect(filesBelow(path.join(folder, 'checkpoints'))).toHaveLength(1);
  });
});

describe('evidence', () => {
  it('is kept as long as there is room', async () => {
    const evidence = new ForkEvidenceFolder(path.join(folder, 'evidence'));
    const seen = {
      kind: 'unproven' as const,
      origin: log.origin,
      seenAt: new Date(0),
      cosigned: log.note(1),
      oldSize: 1,
      proof: [],
    };
    expect(await evidence.keep({ ...seen, refused: log.note(2) })).toBe(true);
    const [file = ''] = filesBelow(folder);
    for (let nth = 1; nth < EVIDENCE_MAX_FILES; nth += 1)
      writeFileSync(path.join(path.dirname(file), `unproven-${nth}.json`), '');
    expect(await evidence.keep({ ...seen, refused: log.note(3) })).toBe(false);
    expect(await evidence.keep({ ...seen, kind: 'fork', refused: log.note(3) })).toBe(true);
    expect([await evidence.count('unproven'), await evidence.count('fork')]).toEqual([EVIDENCE_MAX_FILES, 1]);
  });
});
