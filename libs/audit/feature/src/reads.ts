import { recordedReads } from '@gongjian/shared-records';
import { disposalProjection, dossierProjection, retentionProjection } from './read-models.js';

/** What auditors' seats read of the log itself. */
export const auditReads = recordedReads({ context: 'audit', category: 'audit_read' });

export const auditProjections = [auditReads.projection, dossierProjection, retentionProjection, disposalProjection];
