import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineSurveyCorrectionBody } from './decline-survey-correction.request.js';

export class DeclineSurveyCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly surveyId: string,
    readonly correctionId: string,
    readonly body: DeclineSurveyCorrectionBody,
  ) {
    super();
  }
}
