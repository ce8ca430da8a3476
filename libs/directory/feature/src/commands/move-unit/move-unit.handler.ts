import type { UnitCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { MoveUnit } from './move-unit.command.js';

@CommandHandler(MoveUnit)
export class MoveUnitHandler implements ICommandHandler<MoveUnit> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: MoveUnit): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(unitAggregate, tenant, unitId, write, {
      type: 'MoveUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [
        { action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } },
        { action: 'directory.manage', resource: { divisionId: body.divisionId } },
      ],
      command: async (): Promise<UnitCommand> => ({
        type: 'MoveUnit',
        data: { division: await this.choices.division(body.divisionId, write.today), effectiveOn: body.effectiveOn },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
