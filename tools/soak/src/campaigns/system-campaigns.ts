import type { Campaign } from '../campaign.js';
import { distributedKill } from './distributed-kill.campaign.js';
import { kurrentDbFaults } from './kurrentdb-faults.campaign.js';
import { systemKillPostgres } from './system-kill-postgres.campaign.js';
import { systemKill } from './system-kill.campaign.js';

/** Campaigns against the whole product, started as an operator starts it. */
export const systemCampaigns: readonly Campaign[] = [systemKill, systemKillPostgres, distributedKill, kurrentDbFaults];
