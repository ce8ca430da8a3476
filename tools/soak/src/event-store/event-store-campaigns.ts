import type { Campaign } from '../campaign.js';
import { followingReaders } from './following-readers.campaign.js';
import { killedPostgres } from './killed-postgres.campaign.js';
import { killedWriters } from './killed-writers.campaign.js';
import { lostAnswers } from './lost-answers.campaign.js';
import { racingAppends } from './racing-appends.campaign.js';
import { twoEngines } from './two-engines.campaign.js';

export const eventStoreCampaigns: readonly Campaign[] = [
  racingAppends,
  followingReaders,
  lostAnswers,
  twoEngines,
  killedWriters,
  killedPostgres,
];
