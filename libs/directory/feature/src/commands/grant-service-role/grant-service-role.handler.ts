import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { serviceAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { grantedRole } from '../../writing/granted-role.js';
import { GrantServiceRole } from './grant-service-role.command.js';

@CommandHandler(GrantServiceRole)
export class GrantServiceRoleHandler implements ICommandHandler<GrantServiceRole> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, serviceId, body }: GrantServiceRole): Promise<Done> {
    const { divisionId, from } = body;
    const result = await this.records.change(serviceAggregate, serviceId, write, {
      type: 'GrantServiceRole',
      body,
      effectiveOn: from,
      may: () => ({ action: 'role.grant', resource: { divisionId, personId: serviceId } }),
      data: () => grantedRole(this.choices, write, body),
    });
    return { id: serviceId, result };
  }
}
