import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { placeOf } from '../../writing/places.js';
import { CloseSubject } from './close-subject.command.js';

@CommandHandler(CloseSubject)
export class CloseSubjectHandler implements ICommandHandler<CloseSubject> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, subjectId, body }: CloseSubject): Promise<Done> {
    const { tenant } = write.principal;
    const { successorId, effectiveOn, reason } = body;
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'CloseSubject',
      body,
      effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: async () => ({
        ...{ subjectId, effectiveOn, reason },
        successor: successorId === null ? null : await this.choices.subject(tenant, successorId, write.today),
      }),
    });
    return { id: subjectId, result };
  }
}
