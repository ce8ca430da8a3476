import { titleCatalogue } from '@gongjian/awards-domain';
import type { PublishedCategory } from '@gongjian/shared-messaging';
import { followUpBecameDuePublication } from './follow-up-became-due.publication.js';
import { namingAnnulledPublication } from './naming-annulled.publication.js';
import { removalAnnulledPublication } from './removal-annulled.publication.js';
import { titleConferredPublication } from './title-conferred.publication.js';
import { titleCorrectedPublication } from './title-corrected.publication.js';
import { titleDowngradedPublication } from './title-downgraded.publication.js';
import { titleEndedPublication } from './title-ended.publication.js';
import { titleExpiredPublication } from './title-expired.publication.js';
import { titleImportedPublication } from './title-imported.publication.js';
import { titleNamedPublication } from './title-named.publication.js';
import { titleRecognisedPublication } from './title-recognised.publication.js';
import { titleRemovedPublication } from './title-removed.publication.js';
import { titleRenewedPublication } from './title-renewed.publication.js';
import { titleRestoredPublication } from './title-restored.publication.js';
import { titleSuspendedPublication } from './title-suspended.publication.js';
import { titleWarnedPublication } from './title-warned.publication.js';
import { warningEndedPublication } from './warning-ended.publication.js';

/** All that is told of titles. */
export const titlePublications: PublishedCategory = {
  catalogue: titleCatalogue,
  publications: [
    titleNamedPublication,
    titleImportedPublication,
    titleRecognisedPublication,
    titleRenewedPublication,
    titleConferredPublication,
    titleWarnedPublication,
    titleSuspendedPublication,
    titleRestoredPublication,
    warningEndedPublication,
    titleDowngradedPublication,
    titleExpiredPublication,
    titleEndedPublication,
    namingAnnulledPublication,
    titleCorrectedPublication,
    titleRemovedPublication,
    removalAnnulledPublication,
    followUpBecameDuePublication,
  ],
};
