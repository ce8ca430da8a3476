import type { SubjectCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { RenameSubject } from './rename-subject.command.js';

@CommandHandler(RenameSubject)
export class RenameSubjectHandler implements ICommandHandler<RenameSubject> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, subjectId, body }: RenameSubject): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(subjectAggregate, tenant, subjectId, write, {
      type: 'RenameSubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }],
      command: (): SubjectCommand => ({
        type: 'RenameSubject',
        data: body,
        now: write.now,
        today: write.today,
      }),
    });
  }
}
