import { jest } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { kafkaFaults } from './kafka-faults.campaign.js';

jest.setTimeout(400_000);

describe('between two contexts', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it(`${kafkaFaults.describe}, small (GONGJIAN_SEED=${seed})`, async () => {
    const { problems, facts } = await kafkaFaults.run(seed, 'small', () => undefined);
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    expect(facts['brokerKills']).toBe(1);
  });
});
