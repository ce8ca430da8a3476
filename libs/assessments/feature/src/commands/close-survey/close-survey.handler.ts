import type { Done } from '@gongjian/shared-records';
import { SurveyWriter } from '../../surveys/survey-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CloseSurvey } from './close-survey.command.js';

@CommandHandler(CloseSurvey)
export class CloseSurveyHandler implements ICommandHandler<CloseSurvey> {
  constructor(private readonly surveys: SurveyWriter) {}

  async execute({ write, surveyId }: CloseSurvey): Promise<Done> {
    return this.surveys.change(surveyId, write, {
      type: 'CloseSurvey',
      body: null,
      data: (acting) => ({ surveyId, by: acting.officer }),
    });
  }
}
