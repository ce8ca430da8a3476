import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { ReclassifySubject } from './reclassify-subject.command.js';

@CommandHandler(ReclassifySubject)
export class ReclassifySubjectHandler implements ICommandHandler<ReclassifySubject> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, subjectId, body }: ReclassifySubject): Promise<Done> {
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'ReclassifySubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: () => body,
    });
    return { id: subjectId, result };
  }
}
