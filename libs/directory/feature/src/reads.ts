import { recordedReads } from '@gongjian/shared-records';

/** What auditors' seats read in this context. */
export const directoryReads = recordedReads({ context: 'directory', category: 'directory_read' });
