import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { ChangeUnitSuperior } from './change-unit-superior.command.js';

@CommandHandler(ChangeUnitSuperior)
export class ChangeUnitSuperiorHandler implements ICommandHandler<ChangeUnitSuperior> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: ChangeUnitSuperior): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(unitAggregate, unitId, write, {
      type: 'ChangeUnitSuperior',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: async () => ({
        unitId,
        superior:
          body.superiorId === null ? null : (await this.choices.unit(tenant, body.superiorId, write.today)).unit,
        effectiveOn: body.effectiveOn,
      }),
    });
    return { id: unitId, result };
  }
}
