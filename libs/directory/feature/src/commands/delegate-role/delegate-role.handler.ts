import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actedForBy } from '../../writing/acted-for.js';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { grantedRole } from '../../writing/granted-role.js';
import { DelegateRole } from './delegate-role.command.js';

@CommandHandler(DelegateRole)
export class DelegateRoleHandler implements ICommandHandler<DelegateRole> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: DelegateRole): Promise<Done> {
    const { tenant } = write.principal;
    const delegator = await this.choices.person(tenant, body.delegatorId);
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'DelegateRole',
      body,
      effectiveOn: body.from,
      may: () => ({ action: 'role.delegate', resource: { divisionId: body.divisionId, personId: body.delegatorId } }),
      data: async () => ({
        ...(await grantedRole(this.choices, write, body)),
        personId,
        actsFor: actedForBy(body.delegatorId, delegator, body.divisionId, write.today),
        delegatorGrants: delegator.grants,
      }),
    });
    return { id: personId, result };
  }
}
