import { runGuards, runLives } from '@gongjian/scenarios';
import type { Campaign } from '../campaign.js';

const LIVES = { small: 150, full: 10_000 } as const;
/** Of each guard at most so many lives. */
const UNTIL_MISSED = { small: 300, full: 3_000 } as const;
const GUARDS = 10;

/** Whole campaigns against the deciders as they are, and against deciders with a guard taken out. */
export const livesCampaigns: readonly Campaign[] = [
  {
    name: 'lives',
    describe: 'whatever people, agencies and clocks do, nothing comes of it that must never be, and all that may does',
    run: (seed, size, report) => runLives(seed, LIVES[size], report),
  },
  {
    name: 'guards',
    describe: 'every guard of a decider is missed when it is gone',
    run: (seed, size, report) =>
      runGuards(seed, { lives: UNTIL_MISSED[size], ...(size === 'small' ? { atMost: GUARDS } : {}) }, report),
  },
];
