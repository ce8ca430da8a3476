import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { subjectAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { RegisterSubject } from './register-subject.command.js';

@CommandHandler(RegisterSubject)
export class RegisterSubjectHandler implements ICommandHandler<RegisterSubject> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterSubject): Promise<Done> {
    const { tenant } = write.principal;
    const { kind, name, divisionId, unitId, effectiveOn } = body;
    const division = await this.choices.division(divisionId, write.today);
    const unit = unitId === null ? null : (await this.choices.unit(tenant, unitId, write.today)).unit;
    return this.writer.found(subjectAggregate, tenant, newAggregateId(tenant, 'subject', write.commandId), write, {
      body,
      effectiveOn,
      may: [{ action: 'directory.manage', resource: { divisionId } }],
      command: {
        type: 'RegisterSubject',
        data: { kind, name, class: body.class, division, unit, effectiveOn },
        now: write.now,
        today: write.today,
      },
    });
  }
}
