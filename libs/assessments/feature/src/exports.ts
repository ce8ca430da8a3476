import { recordedExports } from '@gongjian/shared-records';

/** What was taken out of the lists of this context. */
export const assessmentExports = recordedExports({ context: 'assessments', category: 'assessments_export' });
