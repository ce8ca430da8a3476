import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { surveyStream } from '../../rounds/ids.js';
import { SurveyWriter } from '../../surveys/survey-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CorrectSurvey } from './correct-survey.command.js';

@CommandHandler(CorrectSurvey)
export class CorrectSurveyHandler implements ICommandHandler<CorrectSurvey> {
  constructor(private readonly surveys: SurveyWriter) {}

  async execute({ write, surveyId, body }: CorrectSurvey): Promise<Done> {
    const correctionId = derivedId(write.commandId, 'correction', '');
    const { reason, ...answers } = body;
    return this.surveys.change(surveyId, write, {
      type: 'CorrectSurvey',
      body,
      action: 'record.correct',
      id: correctionId,
      data: (acting) => ({
        surveyId,
        correctionId,
        answers,
        reason: reasonFact(reason, surveyStream(surveyId)),
        by: acting.officer,
      }),
    });
  }
}
