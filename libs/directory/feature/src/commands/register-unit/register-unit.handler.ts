import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { unitAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { RegisterUnit } from './register-unit.command.js';

@CommandHandler(RegisterUnit)
export class RegisterUnitHandler implements ICommandHandler<RegisterUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterUnit): Promise<Done> {
    const { tenant } = write.principal;
    const { name, kind, divisionId, superiorId, effectiveOn } = body;
    const division = await this.choices.division(divisionId, write.today);
    const superior = superiorId === null ? null : (await this.choices.unit(tenant, superiorId, write.today)).unit;
    const id = newAggregateId(tenant, 'unit', write.commandId);
    const result = await this.records.found(unitAggregate, id, write, {
      type: 'RegisterUnit',
      body,
      effectiveOn,
      may: { action: 'directory.manage', resource: { divisionId } },
      data: () => ({ name, kind, division, superior, effectiveOn }),
    });
    return { id, result };
  }
}
