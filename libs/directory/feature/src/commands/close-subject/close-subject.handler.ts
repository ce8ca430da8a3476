import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { CloseSubject } from './close-subject.command.js';

@CommandHandler(CloseSubject)
export class CloseSubjectHandler implements ICommandHandler<CloseSubject> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, subjectId, body }: CloseSubject): Promise<Done> {
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'CloseSubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: () => body,
    });
    return { id: subjectId, result };
  }
}
