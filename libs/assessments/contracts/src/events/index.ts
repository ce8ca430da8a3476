import { applicationDeterminedV1 } from './application-determined.v1.js';
import { complaintBecameOverdueV1 } from './complaint-became-overdue.v1.js';
import { complaintClosedV1 } from './complaint-closed.v1.js';
import { complaintCorrectedV1 } from './complaint-corrected.v1.js';
import { complaintUnfoundedV1 } from './complaint-unfounded.v1.js';
import { complaintVerifiedV1 } from './complaint-verified.v1.js';
import { complaintWithdrawnV1 } from './complaint-withdrawn.v1.js';
import { falsificationFoundV1 } from './falsification-found.v1.js';
import { findingRecordedV1 } from './finding-recorded.v1.js';
import { findingWithdrawnV1 } from './finding-withdrawn.v1.js';
import { incidentCorrectedV1 } from './incident-corrected.v1.js';
import { incidentReportedV1 } from './incident-reported.v1.js';
import { incidentUnfoundedV1 } from './incident-unfounded.v1.js';
import { incidentVerifiedV1 } from './incident-verified.v1.js';
import { incidentWithdrawnV1 } from './incident-withdrawn.v1.js';
import { resultChangedV1 } from './result-changed.v1.js';
import { roundConcludedV1 } from './round-concluded.v1.js';
import { roundOpenedV1 } from './round-opened.v1.js';
import { subjectGradedV1 } from './subject-graded.v1.js';

/** All that assessments tells others. */
export const integrationEvents = [
  roundOpenedV1,
  subjectGradedV1,
  resultChangedV1,
  roundConcludedV1,
  findingRecordedV1,
  findingWithdrawnV1,
  falsificationFoundV1,
  incidentReportedV1,
  incidentVerifiedV1,
  incidentUnfoundedV1,
  incidentCorrectedV1,
  incidentWithdrawnV1,
  complaintVerifiedV1,
  complaintUnfoundedV1,
  complaintClosedV1,
  complaintBecameOverdueV1,
  complaintWithdrawnV1,
  complaintCorrectedV1,
  applicationDeterminedV1,
] as const;
