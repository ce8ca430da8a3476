import { jest } from '@jest/globals';
import { campaigns } from '@gongjian/soak';
import { randomInt } from 'node:crypto';
import { cleanUp } from './standalone-under-test.js';

jest.setTimeout(480_000);

afterAll(cleanUp);

describe('killed while people work', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it.each(['system-kill', 'system-kill-postgres', 'distributed-kill', 'kurrentdb-faults'])(
    `%s, small (GONGJIAN_SEED=${seed})`,
    async (name) => {
      const campaign = campaigns.find((each) => each.name === name);
      const outcome = await campaign?.run(seed, 'small', () => undefined);
      expect({ seed, problems: outcome?.problems }).toEqual({ seed, problems: [] });
      expect(outcome?.facts['kills'] ?? outcome?.facts['faults']).toBeGreaterThan(0);
      expect(outcome?.facts['acknowledged']).toBeGreaterThan(20);
    },
  );
});
