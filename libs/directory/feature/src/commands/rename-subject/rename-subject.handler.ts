import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RenameSubject } from './rename-subject.command.js';

@CommandHandler(RenameSubject)
export class RenameSubjectHandler implements ICommandHandler<RenameSubject> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, subjectId, body }: RenameSubject): Promise<Done> {
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'RenameSubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: () => body,
    });
    return { id: subjectId, result };
  }
}
