import { recordedReads } from '@gongjian/shared-records';
import { disposalProjection, dossierProjection, retentionProjection } from './read-models.js';

/** What auditors' seats read of the log itself. */
export const auditReads = recordedReads({ context: 'audit', category: 'audit_read' });

export const auditProjections = [auditReads.projection, dossierProjection, retentionProjection, disposalProjection];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerAuditTables = [auditReads.dropFormerTable];
