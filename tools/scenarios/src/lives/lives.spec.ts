import { runLives } from './campaigns.js';

describe('random lives of campaigns', () => {
  const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);

  it(`come to nothing that must never be (seed ${seed})`, async () => {
    const { problems, facts } = await runLives(seed, 150, () => undefined);
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({ lives: 150 });
    expect(facts['events']).toBeGreaterThan(120);
    expect(facts['refusals']).toBeGreaterThan(120);
  });
});
