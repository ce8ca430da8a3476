import { recordedReads } from '@gongjian/shared-records';

/** What auditors' seats read in this context. */
export const assessmentReads = recordedReads({ context: 'assessments', category: 'assessments_read' });
