import { formatVerifierKey, verifierKeyOf } from '@gongjian/audit-log';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PolicyUnusable, readWitnessPolicy } from './witness-policy.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongjian-policy-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const witness = (): string =>
  formatVerifierKey(verifierKeyOf('city.example/w', 'cosignature/v1', generateKeyPairSync('ed25519').privateKey));

function written(content: string): string {
  const file = path.join(folder, 'policy.txt');
  writeFileSync(file, content);
  return file;
}

function refusal(file: string): string {
  try {
    readWitnessPolicy(file);
  } catch (error) {
    if (error instanceof PolicyUnusable) return error.message;
    throw error;
  }
  return '';
}

describe('the policy that checkpoints are published by', () => {
  it('is read with witnesses that can be asked', () => {
    const key = witness();
    const policy = readWitnessPolicy(written(`witness city ${key} https://city.example/w\nquorum city\n`));
    expect(policy.witnesses).toMatchObject([{ name: 'city', url: 'https://city.example/w' }]);
    expect(readWitnessPolicy(written('quorum none\n')).quorum).toEqual({ kind: 'none' });
  });

  it('that is not there is refused by the name of its setting, in Chinese and English', () => {
    const file = path.join(folder, 'missing.txt');
    const said = refusal(file);
    expect(said).toBe(`GONGJIAN_AUDIT_POLICY: 读不到 ${file}（ENOENT） / cannot read ${file} (ENOENT)`);
  });

  it('that is malformed is refused with its line', () => {
    const said = refusal(written('# ours\nwitnesses city\n'));
    expect(said).toMatch(/^GONGJIAN_AUDIT_POLICY: .*policy\.txt 第 2 行不是 C2SP tlog-policy/);
    expect(said).toMatch(/ \/ .*policy\.txt, line 2, is no C2SP tlog-policy: witnesses is no keyword$/);
  });

  it('whose quorum can never be reached is refused', () => {
    const said = refusal(written(`witness city ${witness()}\nquorum city\n`));
    expect(said).toContain('有网址的见证人不够');
    expect(said).toContain('too few witnesses have a URL');
  });
});
