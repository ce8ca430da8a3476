import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actedForBy } from '../../writing/acted-for.js';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { grantedRole } from '../../writing/granted-role.js';
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
        ...(await grantedRole(this.choices, write, body)),
        personId,
        actsFor: actedForBy(body.actsForPersonId, other, body.divisionId, write.today),
      }),
    });
    return { id: personId, result };
  }
}
