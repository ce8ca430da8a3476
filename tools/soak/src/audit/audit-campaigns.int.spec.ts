import { randomInt } from 'node:crypto';
import { auditCampaigns } from './audit-campaigns.js';

describe('campaigns against the transparency log, at their small size', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it.each(auditCampaigns.map((campaign) => [campaign.name, campaign] as const))(
    `%s (GONGJIAN_SEED=${seed})`,
    async (_, campaign) => {
      const { problems } = await campaign.run(seed, 'small', () => undefined);
      expect({ seed, problems }).toEqual({ seed, problems: [] });
    },
    60_000,
  );
});
