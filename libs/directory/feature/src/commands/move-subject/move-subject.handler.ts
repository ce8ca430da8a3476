import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { MoveSubject } from './move-subject.command.js';

@CommandHandler(MoveSubject)
export class MoveSubjectHandler implements ICommandHandler<MoveSubject> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, subjectId, body }: MoveSubject): Promise<Done> {
    const result = await this.records.change(subjectAggregate, subjectId, write, {
      type: 'MoveSubject',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [
        { action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } },
        { action: 'directory.manage', resource: { divisionId: body.divisionId } },
      ],
      data: async () => ({
        division: await this.choices.division(body.divisionId, write.today),
        effectiveOn: body.effectiveOn,
      }),
    });
    return { id: subjectId, result };
  }
}
