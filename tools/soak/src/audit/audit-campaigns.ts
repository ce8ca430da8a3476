import type { Campaign } from '../campaign.js';
import { auditProofs } from './audit-proofs.campaign.js';
import { auditTampering } from './audit-tampering.campaign.js';

export const auditCampaigns: readonly Campaign[] = [auditTampering, auditProofs];
