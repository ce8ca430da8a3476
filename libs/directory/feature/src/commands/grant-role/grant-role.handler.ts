import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { grantedRole } from '../../writing/granted-role.js';
import { GrantRole } from './grant-role.command.js';

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: GrantRole): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'GrantRole',
      body,
      effectiveOn: body.from,
      may: () => ({ action: 'role.grant', resource: { divisionId: body.divisionId, personId } }),
      data: () => grantedRole(this.choices, write, body),
    });
    return { id: personId, result };
  }
}
