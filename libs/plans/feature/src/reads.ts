import { recordedReads } from '@gongjian/shared-records';

/** What auditors' seats read in this context. */
export const planReads = recordedReads({ context: 'plans', category: 'plans_read' });
