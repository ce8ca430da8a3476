import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { MoveUnit } from './move-unit.command.js';

@CommandHandler(MoveUnit)
export class MoveUnitHandler implements ICommandHandler<MoveUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: MoveUnit): Promise<Done> {
    const result = await this.records.change(unitAggregate, unitId, write, {
      type: 'MoveUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [
        { action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } },
        { action: 'directory.manage', resource: { divisionId: body.divisionId } },
      ],
      data: async () => ({
        division: await this.choices.division(body.divisionId, write.today),
        effectiveOn: body.effectiveOn,
      }),
    });
    return { id: unitId, result };
  }
}
