import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmSurveyCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly surveyId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
