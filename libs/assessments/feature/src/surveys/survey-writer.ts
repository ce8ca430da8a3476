import { surveyNotFound, type SurveyCommand, type SurveyEvent, type SurveyState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { FileReference } from '@gongjian/shared-kernel';
import { RecordWriter, StoredFiles, type Acting, type Change, type Done, type Write } from '@gongjian/shared-records';
import { effectiveOnOf, type LateEntryBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { sheetAggregate, surveyAggregate } from '../rounds/aggregates.js';
import { mayOnSheet } from '../sheets/may-on-sheet.js';

type DataFor<Type extends SurveyCommand['type']> = Change<SurveyState, SurveyCommand, Type>['data'];

export interface SurveyChange<Type extends SurveyCommand['type']> {
  readonly type: Type;
  readonly body: unknown;
  /** Left out: managing surveys. */
  readonly action?: Action;
  readonly lateEntry?: LateEntryBody | undefined;
  /** Of what was made; left out: the survey's. */
  readonly id?: string;
  readonly data: DataFor<Type>;
}

/** People's acts on surveys: a survey stands where the subject of its sheet stands. */
@Injectable()
export class SurveyWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly files: StoredFiles,
  ) {}

  async change<Type extends SurveyCommand['type']>(
    surveyId: string,
    write: Write,
    { type, body, action = 'survey.manage', lateEntry, id = surveyId, data }: SurveyChange<Type>,
  ): Promise<Done> {
    const { tenant } = write.principal;
    const survey = (await this.runner.load(surveyAggregate, surveyId, tenant))?.state;
    if (survey === undefined || survey.status === 'none') throw surveyNotFound();
    const sheet = (await this.runner.load(sheetAggregate, survey.opened.sheetId, tenant))?.state;
    const may = mayOnSheet(action)(sheet ?? { status: 'none' });
    const result = await this.records.change<SurveyState, SurveyCommand, SurveyEvent, Type>(
      surveyAggregate,
      surveyId,
      write,
      {
        type,
        body,
        may: () => may,
        ...effectiveOnOf(lateEntry),
        data,
      },
    );
    return { id, result };
  }

  async file(write: Write, acting: Acting, fileId: string): Promise<FileReference> {
    return this.files.reference(write.principal, fileId, acting.unitIds);
  }
}
