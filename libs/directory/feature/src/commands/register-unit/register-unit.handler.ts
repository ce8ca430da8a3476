import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { unitAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { RegisterUnit } from './register-unit.command.js';

@CommandHandler(RegisterUnit)
export class RegisterUnitHandler implements ICommandHandler<RegisterUnit> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: RegisterUnit): Promise<Done> {
    const { tenant } = write.principal;
    const { name, kind, divisionId, superiorId, effectiveOn } = body;
    const division = await this.choices.division(divisionId, write.today);
    const superior = superiorId === null ? null : (await this.choices.unit(tenant, superiorId, write.today)).unit;
    return this.writer.found(unitAggregate, tenant, newAggregateId(tenant, 'unit', write.commandId), write, {
      body,
      effectiveOn,
      may: [{ action: 'directory.manage', resource: { divisionId } }],
      command: {
        type: 'RegisterUnit',
        data: { name, kind, division, superior, effectiveOn },
        now: write.now,
        today: write.today,
      },
    });
  }
}
