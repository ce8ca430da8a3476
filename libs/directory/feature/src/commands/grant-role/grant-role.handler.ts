import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { GrantRole } from './grant-role.command.js';

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: GrantRole): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'GrantRole',
      body,
      effectiveOn: body.from,
      may: () => ({ action: 'role.grant', resource: { divisionId: body.divisionId, personId } }),
      data: async () => ({
        grantId: newAggregateId(tenant, 'grant', write.commandId),
        role: body.role,
        division: await this.choices.division(body.divisionId, write.today),
        from: body.from,
        to: body.to,
      }),
    });
    return { id: personId, result };
  }
}
