import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RenameUnit } from './rename-unit.command.js';

@CommandHandler(RenameUnit)
export class RenameUnitHandler implements ICommandHandler<RenameUnit> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, unitId, body }: RenameUnit): Promise<Done> {
    const result = await this.records.change(unitAggregate, unitId, write, {
      type: 'RenameUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }),
      data: () => body,
    });
    return { id: unitId, result };
  }
}
