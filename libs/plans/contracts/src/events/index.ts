import { removalSettledV1 } from './removal-settled.v1.js';
import { planClosedV1 } from './plan-closed.v1.js';
import { planIssuedV1 } from './plan-issued.v1.js';
import { programmeVersionPublishedV1 } from './programme-version-published.v1.js';

/** All that plans tells others. */
export const integrationEvents = [programmeVersionPublishedV1, planIssuedV1, planClosedV1, removalSettledV1] as const;
