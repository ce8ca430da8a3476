import type { SubjectCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { MoveSubject } from './move-subject.command.js';

@CommandHandler(MoveSubject)
export class MoveSubjectHandler implements ICommandHandler<MoveSubject> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, subjectId, body }: MoveSubject): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(subjectAggregate, tenant, subjectId, write, {
      type: 'MoveSubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [
        { action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } },
        { action: 'directory.manage', resource: { divisionId: body.divisionId } },
      ],
      command: async (): Promise<SubjectCommand> => ({
        type: 'MoveSubject',
        data: { division: await this.choices.division(body.divisionId, write.today), effectiveOn: body.effectiveOn },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
