import { runMutations, runTables } from '@gongjian/scenarios';
import type { Campaign } from '../campaign.js';

const SMALL = 40;

/** What the definitions that ship say, run through every service in memory. */
export const scenarioCampaigns: readonly Campaign[] = [
  {
    name: 'scenarios',
    describe: 'every row of the programmes that ship comes to what it says',
    run: (_seed, _size, report) => runTables(report),
  },
  {
    name: 'mutations',
    describe: 'every smallest step from a definition that ships is refused, or told apart by a row',
    run: (seed, size, report) => runMutations(seed, size === 'small' ? SMALL : undefined, report),
  },
];
