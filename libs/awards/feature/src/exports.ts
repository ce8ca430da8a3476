import { recordedExports } from '@gongjian/shared-records';

/** What was taken out of the lists of this context. */
export const awardExports = recordedExports({ context: 'awards', category: 'awards_export' });
