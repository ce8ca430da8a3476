import { sampleEvents, SampleLog, writePack } from '@gongjian/verify/sample-pack';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.js';

const PROGRAM = fileURLToPath(new URL('../../verify/dist/gongjian-verify.mjs', import.meta.url));
const SEED = 20_261_127;
const WITHIN_S = 60;
const WITHIN_MB = 500;

interface Result {
  readonly holds: boolean;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** A full audit of a pack: the verifier's one file, in a process of its own. */
export async function measureVerify(events: number): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-verify-'));
  try {
    const log = new SampleLog(SEED);
    const [pack, policy] = [path.join(folder, 'pack'), path.join(folder, 'policy.txt')];
    await writePack(pack, { log, events: sampleEvents(SEED, log.tenant, events), cosigned: true });
    writeFileSync(policy, log.policy);
    const verified = spawnSync(process.execPath, [PROGRAM, '--pack', pack, '--policy', policy, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { holds, seconds, peakMegabytes } = JSON.parse(verified.stdout) as Result;
    if (!holds) throw new Error('a good pack does not hold');
    const name = `full audit of ${events.toLocaleString('en')} events`;
    return [
      measurement(name, seconds, 's', WITHIN_S),
      measurement(`${name}, memory at its highest`, peakMegabytes, 'MB', WITHIN_MB),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measurement(name: string, value: number, unit: string, bar: number): Measurement {
  return { name, value, unit, peer: 'fixed', peerValue: bar, bar: { kind: 'atMost', ratio: 1 } };
}
