import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordSurveyAnswersBody } from './record-survey-answers.request.js';

export class RecordSurveyAnswers extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly surveyId: string,
    readonly body: RecordSurveyAnswersBody,
  ) {
    super();
  }
}
