import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { CloseUnit } from './close-unit.command.js';

@CommandHandler(CloseUnit)
export class CloseUnitHandler implements ICommandHandler<CloseUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: CloseUnit): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(unitAggregate, unitId, write, {
      type: 'CloseUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: async () => ({
        unitId,
        successor:
          body.successorId === null ? null : (await this.choices.unit(tenant, body.successorId, write.today)).unit,
        effectiveOn: body.effectiveOn,
        reason: body.reason,
      }),
    });
    return { id: unitId, result };
  }
}
