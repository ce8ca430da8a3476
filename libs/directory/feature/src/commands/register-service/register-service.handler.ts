import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { serviceAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { RegisterService } from './register-service.command.js';

@CommandHandler(RegisterService)
export class RegisterServiceHandler implements ICommandHandler<RegisterService> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterService): Promise<Done> {
    const { tenant } = write.principal;
    const { unit, division } = await this.choices.unit(tenant, body.unitId, write.today);
    const id = newAggregateId(tenant, 'service', write.commandId);
    const result = await this.records.found(serviceAggregate, id, write, {
      type: 'RegisterService',
      body,
      may: { action: 'directory.manage', resource: { divisionId: division.id } },
      data: () => ({ name: body.name, unit, division }),
    });
    return { id, result };
  }
}
