import { circularCatalogue, commendationCatalogue, noticeCatalogue } from '@gongjian/awards-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { circularDecidedPublication } from './circular-decided.publication.js';
import { commendationDecidedPublication } from './commendation-decided.publication.js';
import { noticeEndedPublication } from './notice-ended.publication.js';
import { noticeOpenedPublication } from './notice-opened.publication.js';

/** All that is told of notices. */
export const noticePublications: PublishedCategory = {
  catalogue: noticeCatalogue,
  publications: [noticeOpenedPublication, noticeEndedPublication],
};

/** All that is told of honours. */
export const honourPublications: readonly PublishedCategory[] = [
  { catalogue: commendationCatalogue, publications: [commendationDecidedPublication] },
  { catalogue: circularCatalogue, publications: [circularDecidedPublication] },
];
