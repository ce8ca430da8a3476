import { resultCatalogue, roundCatalogue, sheetCatalogue } from '@gongjian/assessments-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { falsificationFoundPublication } from '../publications/falsification-found.publication.js';
import { findingRecordedPublication } from '../publications/finding-recorded.publication.js';
import { findingWithdrawnPublication } from '../publications/finding-withdrawn.publication.js';
import { resultChangedPublication } from '../publications/result-changed.publication.js';
import { roundConcludedPublication } from '../publications/round-concluded.publication.js';
import { roundOpenedPublication } from '../publications/round-opened.publication.js';
import { subjectGradedPublication } from '../publications/subject-graded.publication.js';

/** What rounds, sheets and results tell other contexts. */
export const roundsPublications: readonly PublishedCategory[] = [
  { catalogue: roundCatalogue, publications: [roundOpenedPublication, roundConcludedPublication] },
  { catalogue: resultCatalogue, publications: [subjectGradedPublication, resultChangedPublication] },
  {
    catalogue: sheetCatalogue,
    publications: [findingRecordedPublication, findingWithdrawnPublication, falsificationFoundPublication],
  },
];
