import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sequencerKill } from './sequencer-kill.campaign.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('the sequencer', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', 'tools/soak'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }, 120_000);

  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it(`${sequencerKill.describe}, small (GONGJIAN_SEED=${seed})`, async () => {
    const { problems, facts } = await sequencerKill.run(seed, 'small', () => undefined);
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    expect(facts['checkpoints']).toBeGreaterThan(0);
  }, 120_000);
});
