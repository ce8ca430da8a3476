import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { surveyStream } from '../../rounds/ids.js';
import { SurveyWriter } from '../../surveys/survey-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineSurveyCorrection } from './decline-survey-correction.command.js';

@CommandHandler(DeclineSurveyCorrection)
export class DeclineSurveyCorrectionHandler implements ICommandHandler<DeclineSurveyCorrection> {
  constructor(private readonly surveys: SurveyWriter) {}

  async execute({ write, surveyId, correctionId, body }: DeclineSurveyCorrection): Promise<Done> {
    return this.surveys.change(surveyId, write, {
      type: 'DeclineSurveyCorrection',
      body: { correctionId, ...body },
      action: 'record.correct',
      id: correctionId,
      data: (acting) => ({
        surveyId,
        correctionId,
        reason: reasonFact(body.reason, surveyStream(surveyId)),
        by: acting.officer,
      }),
    });
  }
}
