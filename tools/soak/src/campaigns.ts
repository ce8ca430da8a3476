import type { Campaign } from './campaign.js';
import { systemCampaigns } from './campaigns/system-campaigns.js';
import { eventStoreCampaigns } from './event-store/event-store-campaigns.js';

/** Every campaign, in the order `npm run soak` runs them. */
export const campaigns: readonly Campaign[] = [...eventStoreCampaigns, ...systemCampaigns];
