import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { actedForBy } from '../../writing/acted-for.js';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { DelegateRole } from './delegate-role.command.js';

@CommandHandler(DelegateRole)
export class DelegateRoleHandler implements ICommandHandler<DelegateRole> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: DelegateRole): Promise<Done> {
    const { tenant } = write.principal;
    const delegator = await this.choices.person(tenant, body.delegatorId);
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'DelegateRole',
      body,
      effectiveOn: body.from,
      may: () => [{ action: 'role.delegate', resource: { divisionId: body.divisionId, personId: body.delegatorId } }],
      command: async (): Promise<PersonCommand> => ({
        type: 'DelegateRole',
        data: {
          grantId: newAggregateId(tenant, 'grant', write.commandId),
          role: body.role,
          division: await this.choices.division(body.divisionId, write.today),
          from: body.from,
          to: body.to,
          personId,
          actsFor: actedForBy(body.delegatorId, delegator, body.divisionId, write.today),
          delegatorGrants: delegator.grants,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
