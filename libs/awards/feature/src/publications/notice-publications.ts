import { circularCatalogue, commendationCatalogue, noticeCatalogue } from '@gongjian/awards-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { circularDecidedPublication } from './circular-decided.publication.js';
import { commendationDecidedPublication } from './commendation-decided.publication.js';
import { noticeCancelledPublication } from './notice-cancelled.publication.js';
import { circularWithdrawnPublication } from './circular-withdrawn.publication.js';
import { commendationRevokedPublication } from './commendation-revoked.publication.js';
import { noticeEndedPublication } from './notice-ended.publication.js';
import { noticeOpenedPublication } from './notice-opened.publication.js';

/** All that is told of notices. */
export const noticePublications: PublishedCategory = {
  catalogue: noticeCatalogue,
  publications: [noticeOpenedPublication, noticeEndedPublication, noticeCancelledPublication],
};

/** All that is told of honours. */
export const honourPublications: readonly PublishedCategory[] = [
  { catalogue: commendationCatalogue, publications: [commendationDecidedPublication, commendationRevokedPublication] },
  { catalogue: circularCatalogue, publications: [circularDecidedPublication, circularWithdrawnPublication] },
];
