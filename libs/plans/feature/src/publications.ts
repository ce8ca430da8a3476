import {
  escalationCatalogue,
  filingCatalogue,
  followUpCatalogue,
  planCatalogue,
  programmeCatalogue,
  rectificationCatalogue,
  taskCatalogue,
} from '@gongjian/plans-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { circularProposedPublication } from './publications/circular-proposed.publication.js';
import { evidenceApprovedPublication } from './publications/evidence-approved.publication.js';
import { evidenceReopenedPublication } from './publications/evidence-reopened.publication.js';
import { filingApprovedPublication } from './publications/filing-approved.publication.js';
import { filingReopenedPublication } from './publications/filing-reopened.publication.js';
import { followUpOpenedPublication } from './publications/follow-up-opened.publication.js';
import { followUpWithdrawnPublication } from './publications/follow-up-withdrawn.publication.js';
import { planClosedPublication } from './publications/plan-closed.publication.js';
import { planIssuedPublication } from './publications/plan-issued.publication.js';
import { programmeVersionPublishedPublication } from './publications/programme-version-published.publication.js';
import { rectificationBecameOverduePublication } from './publications/rectification-became-overdue.publication.js';
import { rectificationClosedPublication } from './publications/rectification-closed.publication.js';
import { rectificationOrderedPublication } from './publications/rectification-ordered.publication.js';
import { rectificationWithdrawnPublication } from './publications/rectification-withdrawn.publication.js';
import { removalSettledPublication } from './publications/removal-settled.publication.js';
import { taskBecameOverduePublication } from './publications/task-became-overdue.publication.js';
import { taskOverdueEndedPublication } from './publications/task-overdue-ended.publication.js';

/** All that plans tells other contexts. */
export const plansPublications: readonly PublishedCategory[] = [
  { catalogue: programmeCatalogue, publications: [programmeVersionPublishedPublication] },
  { catalogue: planCatalogue, publications: [planIssuedPublication, planClosedPublication] },
  {
    catalogue: taskCatalogue,
    publications: [
      evidenceApprovedPublication,
      evidenceReopenedPublication,
      taskBecameOverduePublication,
      taskOverdueEndedPublication,
    ],
  },
  {
    catalogue: rectificationCatalogue,
    publications: [
      rectificationOrderedPublication,
      rectificationBecameOverduePublication,
      rectificationClosedPublication,
      rectificationWithdrawnPublication,
    ],
  },
  {
    catalogue: followUpCatalogue,
    publications: [followUpOpenedPublication, removalSettledPublication, followUpWithdrawnPublication],
  },
  { catalogue: escalationCatalogue, publications: [circularProposedPublication] },
  { catalogue: filingCatalogue, publications: [filingApprovedPublication, filingReopenedPublication] },
];
