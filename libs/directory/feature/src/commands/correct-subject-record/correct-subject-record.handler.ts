import type { SubjectCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { CorrectSubjectRecord } from './correct-subject-record.command.js';

@CommandHandler(CorrectSubjectRecord)
export class CorrectSubjectRecordHandler implements ICommandHandler<CorrectSubjectRecord> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, subjectId, body }: CorrectSubjectRecord): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(subjectAggregate, tenant, subjectId, write, {
      type: 'CorrectSubjectRecord',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'record.correct', resource: { divisionId: placeOf(state, write.today) } }],
      command: async (): Promise<SubjectCommand> => ({
        type: 'CorrectSubjectRecord',
        data: {
          corrects: await this.choices.fact(subjectAggregate.catalogue, subjectId, body.corrects),
          ...(body.name === undefined ? {} : { name: body.name }),
          ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
          reason: body.reason,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
