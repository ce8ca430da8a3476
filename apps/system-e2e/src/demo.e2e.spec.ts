import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writtenByOthers } from './databases.js';
import {
  cleanUp,
  freePort,
  sharedStandalone,
  temporaryFolder,
  until,
  workspace,
  type Ended,
} from './standalone-under-test.js';

jest.setTimeout(240_000);

const server = sharedStandalone({ logLevel: 'debug' });

afterAll(cleanUp);

/** The demo as `npm run demo` starts it. */
async function demo(url: string, ...args: readonly string[]): Promise<Ended> {
  const main = path.join(workspace, 'tools/demo/dist/main.js');
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], GONGJIAN_URL: url },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}

function runOf({ stdout }: Ended): string {
  return /run (\d{8}-[0-9a-f]{8})/.exec(stdout)?.[1] ?? '';
}

describe('the demo', () => {
  let journal: string;
  let run: string;

  beforeAll(() => {
    journal = path.join(temporaryFolder(), 'journal.jsonl');
  });

  it('goes from the document to the last approval and from applications to titles, and tells the history of a task', async () => {
    const ended = await demo((await server()).address, '--journal', journal);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    run = runOf(ended);
    const steps = [...ended.stdout.matchAll(/^ ?(\d+) ✓ /gm)].map(([, number]) => Number(number));
    expect(steps).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(ended.stdout).toMatch(/已分派 done 0\/3 → .*3\/3/);
    expect(ended.stdout).toMatch(/章北辰　河东镇人民政府 副镇长　以 as 街镇 town\n.*理由 why: 缺少三号楼清理后的照片/);
    expect(ended.stdout).toMatch(/状态 status: 已退回 returned → 已办结 completed/);
    expect(ended.stdout).toMatch(/柳荫社区　9\.00 分得一星 a star each: 10\n/);
    expect(ended.stdout).toMatch(/桥头社区　达标 qualified/);
    expect(ended.stdout).toMatch(/当时 then 已摘牌 removed → 现在 now 视为从未摘牌 never removed/);
    expect(ended.stdout).toMatch(/→ 95%　不达标 not reached\n.*→ 95\.01%　达标 reached/);
    expect(ended.stdout).toMatch(/完成 done: 40 步 steps，\d{3} 项核对 checks/);
  });

  it('runs a second time on the same data', async () => {
    const ended = await demo((await server()).address);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(runOf(ended)).not.toBe(run);
  });

  it('goes through a run again: every write is answered as it was, and nothing is added', async () => {
    let before = -1;
    await until(async () => {
      const last = before;
      before = await writtenByOthers(await server());
      return before === last;
    }, 'nothing more comes of the runs before');
    const writes = readFileSync(journal, 'utf8');
    const ended = await demo((await server()).address, '--run', run, '--journal', journal);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await writtenByOthers(await server())).toBe(before);
    expect(readFileSync(journal, 'utf8')).toBe(writes);
  });

  it('gives the server nothing to warn of', async () => {
    const logged = (await server()).logged();
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
  });

  it('fails, naming the step, when a check does not hold', async () => {
    const doctored = path.join(temporaryFolder(), 'journal.jsonl');
    const writes = readFileSync(journal, 'utf8').split('\n');
    const index = writes.findIndex((line) => line.includes('/reviews"'));
    writes[index] = (writes[index] ?? '').replace(/"revision":"\d+"/, '"revision":"999"');
    writeFileSync(doctored, writes.join('\n'));
    const ended = await demo((await server()).address, '--run', run, '--journal', doctored);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('12 ✗ 单位审签');
    expect(ended.stderr).toContain('sent again is answered alike');
    expect(ended.stderr).toContain(`--run ${run}`);
    expect(ended.stdout).not.toContain('完成 done');
  });

  it('says that no server runs, and how to start one', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const ended = await demo(url);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(url);
    expect(ended.stderr).toContain('npm start');
    expect(ended.stderr).toContain('GONGJIAN_URL');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});
