import { LogUnderTest } from '@gongjian/audit-log/testing';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KnownLogsFile } from './known-logs.js';
import { removeFolders, temporaryFolder } from './testing/witness-under-test.js';
import { WitnessUnusable } from './witness-unusable.js';

const east = LogUnderTest.of('audit.example/east/1', 1);
const west = LogUnderTest.of('audit.example/west/1', 1);
let file: string;

beforeEach(() => {
  file = path.join(temporaryFolder(), 'logs.txt');
});

afterEach(removeFolders);

const known = async (logs: KnownLogsFile): Promise<readonly boolean[]> =>
  Promise.all([east, west].map(async ({ origin }) => (await logs.keysOf(origin)).length > 0));

describe('the list of known logs', () => {
  it('has a verifier key on each line; notes and empty lines say nothing', async () => {
    writeFileSync(file, `# 东区 the east\n\n  ${east.vkey}  \r\n`);
    const logs = await KnownLogsFile.open(file);
    expect(await known(logs)).toEqual([true, false]);
    expect(logs.size).toBe(1);
  });

  it('is read again when it changes, also when another takes its place', async () => {
    writeFileSync(file, `${east.vkey}\n`);
    const logs = await KnownLogsFile.open(file);
    writeFileSync(`${file}.new`, `${west.vkey}\n`);
    renameSync(`${file}.new`, file);
    expect(await known(logs)).toEqual([false, true]);
    writeFileSync(file, `${east.vkey}\n${west.vkey}\n`);
    expect(await known(logs)).toEqual([true, true]);
  });

  it.each([
    ['not a key\n', 1],
    [`\n${east.vkey.slice(0, -4)}\n`, 2],
    [`${east.vkey}\n${east.vkey}\n`, 2],
    [`${east.vkey}\n${east.vkey} https://east.example\n`, 2],
  ])('%j is refused with the line', async (text, line) => {
    writeFileSync(file, text);
    await expect(KnownLogsFile.open(file)).rejects.toThrow(`line ${line} of ${file}`);
  });

  it('holds as it was while it cannot be used, and says so', async () => {
    writeFileSync(file, `${east.vkey}\n`);
    const logs = await KnownLogsFile.open(file);
    expect(await logs.problem()).toBeNull();
    writeFileSync(file, `${east.vkey}\nbroken\n`);
    expect(await known(logs)).toEqual([true, false]);
    expect(await logs.problem()).toBeInstanceOf(WitnessUnusable);
    rmSync(file);
    expect(await known(logs)).toEqual([true, false]);
    expect((await logs.problem())?.message).toContain('ENOENT');
    writeFileSync(file, `${west.vkey}\n`);
    expect(await known(logs)).toEqual([false, true]);
    expect(await logs.problem()).toBeNull();
  });

  it('may come later than the witness', async () => {
    const logs = await KnownLogsFile.open(file);
    expect(await known(logs)).toEqual([false, false]);
    expect(await logs.problem()).not.toBeNull();
    writeFileSync(file, `${east.vkey}\n`);
    expect(await known(logs)).toEqual([true, false]);
  });
});
