import { recordedExports } from '@gongjian/shared-records';

/** What was taken out of the lists of this context. */
export const directoryExports = recordedExports({ context: 'directory', category: 'directory_export' });
