import { campaigns } from '@gongjian/soak';
import { jest } from '@jest/globals';
import { randomInt } from 'node:crypto';

jest.setTimeout(240_000);

describe('people erased after their events were proved and backed up', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it(`small (GONGJIAN_SEED=${seed})`, async () => {
    const campaign = campaigns.find(({ name }) => name === 'erased-people');
    const outcome = await campaign?.run(seed, 'small', () => undefined);
    expect({ seed, problems: outcome?.problems }).toEqual({ seed, problems: [] });
    expect(outcome?.facts['proofs']).toBeGreaterThanOrEqual(Number(outcome?.facts['people']));
  });
});
