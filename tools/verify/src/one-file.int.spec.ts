import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleEvents, SampleLog, writePack } from './sample-pack/index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Enough for threads. */
const EVENTS = 8_500;
const log = new SampleLog(7);

describe('gongjian-verify.mjs', () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    const compiler = ['node_modules/typescript-native/bin/tsc', '-b', 'tools/verify'];
    for (const args of [compiler, ['tools/workspace/verifier.mjs']]) {
      execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-one-file-'));
    program = path.join(folder, 'gongjian-verify.mjs');
    copyFileSync(path.join(root, 'tools/verify/dist/gongjian-verify.mjs'), program);
    writeFileSync(path.join(folder, 'policy.txt'), log.policy);
    await writePack(path.join(folder, 'pack'), {
      log,
      events: sampleEvents(log.seed, log.tenant, EVENTS),
      cosigned: true,
    });
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string } =>
    spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });

  it('needs nothing but Node', () => {
    const code = readFileSync(program, 'utf8');
    const imported = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
    const builtin = builtinModules.map((name) => `node:${name}`);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !builtin.includes(name ?? ''))).toEqual([]);
    expect(code).not.toMatch(/\brequire\(|\bimport\(/);
  });

  it('verifies a pack anywhere, in threads of its own', () => {
    const { status, stdout } = run('--pack', 'pack', '--policy', 'policy.txt', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ holds: true, events: EVENTS });
    expect(status).toBe(0);
  });

  it('names what its threads find', () => {
    const file = path.join(folder, 'pack/events/000000000000.ndjson');
    const lines = readFileSync(file, 'utf8');
    writeFileSync(file, lines.replace('2026〕7000号', '2026〕7001号'));
    const { status, stdout } = run('--pack', 'pack', '--policy', 'policy.txt');
    expect(status).toBe(1);
    expect(stdout).toContain('EVENT.LEAF');
    expect(stdout).toContain('events/000000000000.ndjson:7001, seq 7000,');
  });

  it('cannot check what is not there', () => {
    expect(run('--pack', 'nowhere').status).toBe(2);
  });
});
