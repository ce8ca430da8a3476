import { storedFiles } from '@gongjian/shared-records';

/** The files of this context: scans of signed decisions, statements, appeals. */
export const awardFiles = storedFiles({ context: 'awards', category: 'awards_file' });
