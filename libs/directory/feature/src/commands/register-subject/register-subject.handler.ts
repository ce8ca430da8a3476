import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { subjectAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { RegisterSubject } from './register-subject.command.js';

@CommandHandler(RegisterSubject)
export class RegisterSubjectHandler implements ICommandHandler<RegisterSubject> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterSubject): Promise<Done> {
    const { tenant } = write.principal;
    const { kind, name, divisionId, unitId, effectiveOn } = body;
    const division = await this.choices.division(divisionId, write.today);
    const unit = unitId === null ? null : (await this.choices.unit(tenant, unitId, write.today)).unit;
    const result = await this.records.found(
      subjectAggregate,
      newAggregateId(tenant, 'subject', write.commandId),
      write,
      {
        body,
        effectiveOn,
        may: { action: 'directory.manage', resource: { divisionId } },
        type: 'RegisterSubject',
        data: () => ({ kind, name, class: body.class, division, unit, effectiveOn }),
      },
    );
    return { id: newAggregateId(tenant, 'subject', write.commandId), result };
  }
}
