import { planCatalogue, programmeCatalogue } from '@gongjian/plans-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { planClosedPublication } from './publications/plan-closed.publication.js';
import { planIssuedPublication } from './publications/plan-issued.publication.js';
import { programmeVersionPublishedPublication } from './publications/programme-version-published.publication.js';

/** All that plans tells other contexts. */
export const plansPublications: readonly PublishedCategory[] = [
  { catalogue: programmeCatalogue, publications: [programmeVersionPublishedPublication] },
  { catalogue: planCatalogue, publications: [planIssuedPublication, planClosedPublication] },
];
