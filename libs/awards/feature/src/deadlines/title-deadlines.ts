import { TitleAppealReplyDeadline } from './title-appeal-reply.deadline.js';
import { TitleAppealDeadline } from './title-appeal.deadline.js';
import { TitleConfirmDeadline } from './title-confirm.deadline.js';
import { TitlePlaqueDeadline } from './title-plaque.deadline.js';
import { TitleServiceDeadline } from './title-service.deadline.js';
import { TitleSignedDocumentDeadline } from './title-signed-document.deadline.js';
import { TitleStatementDeadline } from './title-statement.deadline.js';
import { TitleSuspensionDeadline } from './title-suspension.deadline.js';
import { TitleValidityDeadline } from './title-validity.deadline.js';
import { TitleWarningDeadline } from './title-warning.deadline.js';

/** Every clock of a title. */
export const titleDeadlines = [
  TitleAppealDeadline,
  TitleAppealReplyDeadline,
  TitleConfirmDeadline,
  TitlePlaqueDeadline,
  TitleServiceDeadline,
  TitleSignedDocumentDeadline,
  TitleStatementDeadline,
  TitleSuspensionDeadline,
  TitleValidityDeadline,
  TitleWarningDeadline,
] as const;
