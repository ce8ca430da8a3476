import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { actedForBy } from '../../writing/acted-for.js';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { AppointActing } from './appoint-acting.command.js';

@CommandHandler(AppointActing)
export class AppointActingHandler implements ICommandHandler<AppointActing> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: AppointActing): Promise<Done> {
    const { tenant } = write.principal;
    const other = await this.choices.person(tenant, body.actsForPersonId);
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'AppointActing',
      body,
      effectiveOn: body.from,
      may: () => ({ action: 'role.grant', resource: { divisionId: body.divisionId, personId } }),
      data: async () => ({
        grantId: newAggregateId(tenant, 'grant', write.commandId),
        role: body.role,
        division: await this.choices.division(body.divisionId, write.today),
        from: body.from,
        to: body.to,
        personId,
        actsFor: actedForBy(body.actsForPersonId, other, body.divisionId, write.today),
      }),
    });
    return { id: personId, result };
  }
}
