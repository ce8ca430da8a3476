import { runDeliveries } from './campaign.js';

describe('accepted acts', () => {
  it('end alike whatever order, delay and repetition contexts hear of each other in', async () => {
    const seed = Date.now() % 1_000_000;
    const { problems, facts } = await runDeliveries(seed, 'small', () => undefined);
    expect({ seed, problems: problems.slice(0, 3) }).toEqual({ seed, problems: [] });
    expect(facts['orders']).toBeGreaterThan(800);
    expect(facts['random']).toBeGreaterThanOrEqual(36);
  }, 120_000);
});
