import type { UnitCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { RenameUnit } from './rename-unit.command.js';

@CommandHandler(RenameUnit)
export class RenameUnitHandler implements ICommandHandler<RenameUnit> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, unitId, body }: RenameUnit): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(unitAggregate, tenant, unitId, write, {
      type: 'RenameUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }],
      command: (): UnitCommand => ({
        type: 'RenameUnit',
        data: body,
        now: write.now,
        today: write.today,
      }),
    });
  }
}
