import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { CorrectSubjectRecord } from './correct-subject-record.command.js';

@CommandHandler(CorrectSubjectRecord)
export class CorrectSubjectRecordHandler implements ICommandHandler<CorrectSubjectRecord> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, subjectId, body }: CorrectSubjectRecord): Promise<Done> {
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'CorrectSubjectRecord',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'record.correct', resource: { divisionId: placeOf(state, write.today) } }),
      data: async () => ({
        corrects: await this.choices.fact(subjectAggregate.catalogue, subjectId, body.corrects),
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
        reason: body.reason,
      }),
    });
    return { id: subjectId, result };
  }
}
