import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { eventStoreCampaigns } from './event-store-campaigns.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('campaigns against the event log, at their small size', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', 'tools/soak'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }, 120_000);

  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it.each(eventStoreCampaigns.map((campaign) => [campaign.name, campaign] as const))(
    `%s (GONGJIAN_SEED=${seed})`,
    async (_, campaign) => {
      const { problems, facts } = await campaign.run(seed, 'small', () => undefined);
      expect({ seed, problems }).toEqual({ seed, problems: [] });
      expect(facts['events']).toBeGreaterThan(0);
    },
    60_000,
  );
});
