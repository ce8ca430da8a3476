import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { serviceAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { GrantServiceRole } from './grant-service-role.command.js';

@CommandHandler(GrantServiceRole)
export class GrantServiceRoleHandler implements ICommandHandler<GrantServiceRole> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, serviceId, body }: GrantServiceRole): Promise<Done> {
    const { role, divisionId, from, to } = body;
    const result = await this.records.change(serviceAggregate, serviceId, write, {
      type: 'GrantServiceRole',
      body,
      effectiveOn: from,
      may: () => ({ action: 'role.grant', resource: { divisionId, personId: serviceId } }),
      data: async () => ({
        grantId: newAggregateId(write.principal.tenant, 'grant', write.commandId),
        role,
        division: await this.choices.division(divisionId, write.today),
        from,
        to,
      }),
    });
    return { id: serviceId, result };
  }
}
