import { prepareStageDatabase, runMutations, runTables, runTablesOnPostgres } from '@gongjian/scenarios';
import { startOwnPostgres } from '@gongjian/shared-testing';
import type { Campaign } from '../campaign.js';

const SMALL = 40;

const DATABASE = 'scenarios';
const FEW_ROWS = 2;

/** What the definitions that ship say, run through every service. */
export const scenarioCampaigns: readonly Campaign[] = [
  {
    name: 'scenarios',
    describe: 'every row of the programmes that ship comes to what it says',
    run: (_seed, _size, report) => runTables(report),
  },
  {
    name: 'scenarios-on-postgres',
    describe: 'the same rows on services that keep everything in PostgreSQL',
    run: async (seed, size, report) => {
      const postgres = await startOwnPostgres();
      try {
        await postgres.server.ensureDatabase(DATABASE);
        const connection = postgres.connection(DATABASE);
        await prepareStageDatabase(connection);
        return await runTablesOnPostgres(connection, seed, size === 'small' ? FEW_ROWS : undefined, report);
      } finally {
        await postgres.remove();
      }
    },
  },
  {
    name: 'mutations',
    describe: 'every smallest step from a definition that ships is refused, or told apart by a row',
    run: (seed, size, report) => runMutations(seed, size === 'small' ? SMALL : undefined, report),
  },
];
