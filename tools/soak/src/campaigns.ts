import { auditCampaigns } from './audit/audit-campaigns.js';
import { erasedPeople } from './audit/erased-people.campaign.js';
import { sequencerKill } from './audit/sequencer-kill.campaign.js';
import type { Campaign } from './campaign.js';
import { livesCampaigns } from './campaigns/lives-campaigns.js';
import { scenarioCampaigns } from './campaigns/scenario-campaigns.js';
import { systemCampaigns } from './campaigns/system-campaigns.js';
import { chartsCampaign } from './charts/charts.campaign.js';
import { eventStoreCampaigns } from './event-store/event-store-campaigns.js';
import { kafkaFaults } from './messaging/kafka-faults.campaign.js';

/** Every campaign, in the order `npm run soak` runs them. */
export const campaigns: readonly Campaign[] = [
  ...scenarioCampaigns,
  ...livesCampaigns,
  ...eventStoreCampaigns,
  sequencerKill,
  ...auditCampaigns,
  erasedPeople,
  kafkaFaults,
  ...systemCampaigns,
  chartsCampaign,
];
