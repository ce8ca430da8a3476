import { indicatorUnknown, sheetNotFound, surveyGroupUnknown, type SurveyOpened } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { sheetAggregate, surveyAggregate } from '../../rounds/aggregates.js';
import { surveyIdOf } from '../../rounds/ids.js';
import { mayOnSheet } from '../../sheets/may-on-sheet.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenSurvey } from './open-survey.command.js';
import type { OpenSurveyBody } from './open-survey.request.js';

@CommandHandler(OpenSurvey)
export class OpenSurveyHandler implements ICommandHandler<OpenSurvey> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, body }: OpenSurvey): Promise<Done> {
    const { tenant } = write.principal;
    const sheet = (await this.runner.load(sheetAggregate, body.sheetId, tenant))?.state;
    if (sheet === undefined || sheet.status === 'none') throw sheetNotFound();
    const { roundId, subject } = sheet.opened;
    const surveyId = surveyIdOf(tenant, roundId, subject.id, body.indicator);
    const result = await this.records.found(surveyAggregate, surveyId, write, {
      type: 'OpenSurvey',
      body,
      may: mayOnSheet('survey.manage')(sheet),
      data: async (acting) => {
        const indicator = await this.rules.surveyed(tenant, sheet, body.indicator);
        if (indicator === null) throw indicatorUnknown(body.indicator);
        return {
          surveyId,
          roundId,
          sheetId: body.sheetId,
          subjectId: subject.id,
          indicator: indicator.code,
          measure: indicator.measure,
          frame: frameOf(indicator.groups, body.groups),
          way: body.way,
          from: body.from,
          to: body.to,
          by: acting.officer,
        };
      },
    });
    return { id: surveyId, result };
  }
}

/** What the definition asks of each group, with how many of it there are. */
function frameOf(
  groups: readonly { readonly code: string; readonly answersAtLeast: number }[],
  given: OpenSurveyBody['groups'],
): SurveyOpened['frame'] {
  const unknown = given.find(({ group }) => !groups.some(({ code }) => code === group));
  if (unknown !== undefined) throw surveyGroupUnknown(unknown.group);
  return groups.map(({ code, answersAtLeast }) => {
    const { population = 0, sampled = 0 } = given.find(({ group }) => group === code) ?? {};
    return { group: code, population, sampled, answersAtLeast };
  });
}
