import { circularDecidedV1 } from './circular-decided.v1.js';
import { circularWithdrawnV1 } from './circular-withdrawn.v1.js';
import { commendationDecidedV1 } from './commendation-decided.v1.js';
import { commendationRevokedV1 } from './commendation-revoked.v1.js';
import { followUpBecameDueV1 } from './follow-up-became-due.v1.js';
import { namingAnnulledV1 } from './naming-annulled.v1.js';
import { noticeCancelledV1 } from './notice-cancelled.v1.js';
import { noticeEndedV1 } from './notice-ended.v1.js';
import { noticeOpenedV1 } from './notice-opened.v1.js';
import { removalAnnulledV1 } from './removal-annulled.v1.js';
import { titleConferredV1 } from './title-conferred.v1.js';
import { titleCorrectedV1 } from './title-corrected.v1.js';
import { titleDowngradedV1 } from './title-downgraded.v1.js';
import { titleEndedV1 } from './title-ended.v1.js';
import { titleExpiredV1 } from './title-expired.v1.js';
import { titleNamedV1 } from './title-named.v1.js';
import { titleRemovedV1 } from './title-removed.v1.js';
import { titleRenewedV1 } from './title-renewed.v1.js';
import { titleRestoredV1 } from './title-restored.v1.js';
import { titleSuspendedV1 } from './title-suspended.v1.js';
import { titleWarnedV1 } from './title-warned.v1.js';

/** All that awards tells others. */
export const integrationEvents = [
  noticeOpenedV1,
  noticeEndedV1,
  noticeCancelledV1,
  titleNamedV1,
  titleRenewedV1,
  titleConferredV1,
  titleWarnedV1,
  titleSuspendedV1,
  titleRestoredV1,
  titleDowngradedV1,
  titleExpiredV1,
  titleEndedV1,
  namingAnnulledV1,
  titleCorrectedV1,
  titleRemovedV1,
  removalAnnulledV1,
  followUpBecameDueV1,
  commendationDecidedV1,
  commendationRevokedV1,
  circularDecidedV1,
  circularWithdrawnV1,
] as const;
