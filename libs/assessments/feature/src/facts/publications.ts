import { applicationCatalogue, complaintCatalogue, incidentCatalogue } from '@gongjian/assessments-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { applicationDeterminedPublication } from '../publications/application-determined.publication.js';
import { complaintBecameOverduePublication } from '../publications/complaint-became-overdue.publication.js';
import { complaintClosedPublication } from '../publications/complaint-closed.publication.js';
import { complaintCorrectedPublication } from '../publications/complaint-corrected.publication.js';
import { complaintUnfoundedPublication } from '../publications/complaint-unfounded.publication.js';
import { complaintVerifiedPublication } from '../publications/complaint-verified.publication.js';
import { complaintWithdrawnPublication } from '../publications/complaint-withdrawn.publication.js';
import { incidentCorrectedPublication } from '../publications/incident-corrected.publication.js';
import { incidentReportedPublication } from '../publications/incident-reported.publication.js';
import { incidentUnfoundedPublication } from '../publications/incident-unfounded.publication.js';
import { incidentVerifiedPublication } from '../publications/incident-verified.publication.js';
import { incidentWithdrawnPublication } from '../publications/incident-withdrawn.publication.js';

/** What is told others of incidents, complaints and applications. */
export const factsPublications: readonly PublishedCategory[] = [
  {
    catalogue: incidentCatalogue,
    publications: [
      incidentReportedPublication,
      incidentVerifiedPublication,
      incidentUnfoundedPublication,
      incidentWithdrawnPublication,
      incidentCorrectedPublication,
    ],
  },
  {
    catalogue: complaintCatalogue,
    publications: [
      complaintVerifiedPublication,
      complaintUnfoundedPublication,
      complaintClosedPublication,
      complaintBecameOverduePublication,
      complaintWithdrawnPublication,
      complaintCorrectedPublication,
    ],
  },
  { catalogue: applicationCatalogue, publications: [applicationDeterminedPublication] },
];
