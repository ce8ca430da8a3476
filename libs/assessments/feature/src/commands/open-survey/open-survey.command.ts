import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenSurveyBody } from './open-survey.request.js';

export class OpenSurvey extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OpenSurveyBody,
  ) {
    super();
  }
}
