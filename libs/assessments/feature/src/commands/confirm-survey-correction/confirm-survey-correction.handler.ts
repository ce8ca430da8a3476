import type { Done } from '@gongjian/shared-records';
import { SurveyWriter } from '../../surveys/survey-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmSurveyCorrection } from './confirm-survey-correction.command.js';

@CommandHandler(ConfirmSurveyCorrection)
export class ConfirmSurveyCorrectionHandler implements ICommandHandler<ConfirmSurveyCorrection> {
  constructor(private readonly surveys: SurveyWriter) {}

  async execute({ write, surveyId, correctionId }: ConfirmSurveyCorrection): Promise<Done> {
    return this.surveys.change(surveyId, write, {
      type: 'ConfirmSurveyCorrection',
      body: { correctionId },
      action: 'record.correct',
      id: correctionId,
      data: (acting) => ({ surveyId, correctionId, by: acting.officer }),
    });
  }
}
