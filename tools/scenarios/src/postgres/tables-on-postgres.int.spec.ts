import { createTemplate, createTestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { runTablesOnPostgres } from '../campaigns.js';
import { prepareStageDatabase } from './stage-database.js';

const ROWS_OF_A_FILE = 2;

jest.setTimeout(300_000);

describe('the programmes that ship, on PostgreSQL', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

  it(`do what some rows of each say (GONGJIAN_SEED=${seed})`, async () => {
    const template = await createTemplate('scenarios', prepareStageDatabase);
    const database = await createTestDatabase({ template });
    try {
      const { problems, facts } = await runTablesOnPostgres(database.connection, seed, ROWS_OF_A_FILE, () => undefined);
      expect({ seed, problems }).toEqual({ seed, problems: [] });
      expect(facts['rows']).toBeGreaterThanOrEqual(36);
    } finally {
      await database.drop();
    }
  });
});
