export type { Campaign, CampaignOutcome, CampaignSize } from './campaign.js';
export { campaigns } from './campaigns.js';
