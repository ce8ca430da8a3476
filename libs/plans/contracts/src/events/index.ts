import { circularProposedV1 } from './circular-proposed.v1.js';
import { rectificationOrderedV1 } from './rectification-ordered.v1.js';
import { rectificationBecameOverdueV1 } from './rectification-became-overdue.v1.js';
import { rectificationClosedV1 } from './rectification-closed.v1.js';
import { rectificationWithdrawnV1 } from './rectification-withdrawn.v1.js';
import { evidenceApprovedV1 } from './evidence-approved.v1.js';
import { evidenceReopenedV1 } from './evidence-reopened.v1.js';
import { followUpOpenedV1 } from './follow-up-opened.v1.js';
import { removalSettledV1 } from './removal-settled.v1.js';
import { followUpWithdrawnV1 } from './follow-up-withdrawn.v1.js';
import { planClosedV1 } from './plan-closed.v1.js';
import { planIssuedV1 } from './plan-issued.v1.js';
import { programmeVersionPublishedV1 } from './programme-version-published.v1.js';
import { taskBecameOverdueV1 } from './task-became-overdue.v1.js';
import { taskOverdueEndedV1 } from './task-overdue-ended.v1.js';

/** All that plans tells others. */
export const integrationEvents = [
  programmeVersionPublishedV1,
  planIssuedV1,
  planClosedV1,
  evidenceApprovedV1,
  evidenceReopenedV1,
  taskBecameOverdueV1,
  taskOverdueEndedV1,
  rectificationOrderedV1,
  rectificationBecameOverdueV1,
  rectificationClosedV1,
  rectificationWithdrawnV1,
  circularProposedV1,
  followUpOpenedV1,
  removalSettledV1,
  followUpWithdrawnV1,
] as const;
