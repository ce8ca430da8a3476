import { recordedExports } from '@gongjian/shared-records';

/** What was taken out of the lists of this context. */
export const planExports = recordedExports({ context: 'plans', category: 'export' });
