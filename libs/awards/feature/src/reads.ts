import { recordedReads } from '@gongjian/shared-records';

/** What auditors' seats read in this context. */
export const awardReads = recordedReads({ context: 'awards', category: 'awards_read' });
