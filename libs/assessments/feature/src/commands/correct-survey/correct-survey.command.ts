import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectSurveyBody } from './correct-survey.request.js';

export class CorrectSurvey extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly surveyId: string,
    readonly body: CorrectSurveyBody,
  ) {
    super();
  }
}
