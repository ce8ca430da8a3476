import type { Done } from '@gongjian/shared-records';
import { lateEntryFact } from '@gongjian/shared-records/requests';
import { surveyStream } from '../../rounds/ids.js';
import { SurveyWriter } from '../../surveys/survey-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordSurveyAnswers } from './record-survey-answers.command.js';

@CommandHandler(RecordSurveyAnswers)
export class RecordSurveyAnswersHandler implements ICommandHandler<RecordSurveyAnswers> {
  constructor(private readonly surveys: SurveyWriter) {}

  async execute({ write, surveyId, body }: RecordSurveyAnswers): Promise<Done> {
    const { fileId, lateEntry, ...answers } = body;
    return this.surveys.change(surveyId, write, {
      type: 'RecordSurveyAnswers',
      body,
      lateEntry,
      data: async (acting) => ({
        surveyId,
        answers,
        source: await this.surveys.file(write, acting, fileId),
        by: acting.officer,
        lateEntry: lateEntryFact(lateEntry, surveyStream(surveyId)),
        recordedBy: null,
      }),
    });
  }
}
