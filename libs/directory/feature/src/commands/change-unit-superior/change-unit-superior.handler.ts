import type { UnitCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { ChangeUnitSuperior } from './change-unit-superior.command.js';

@CommandHandler(ChangeUnitSuperior)
export class ChangeUnitSuperiorHandler implements ICommandHandler<ChangeUnitSuperior> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: ChangeUnitSuperior): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(unitAggregate, tenant, unitId, write, {
      type: 'ChangeUnitSuperior',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }],
      command: async (): Promise<UnitCommand> => ({
        type: 'ChangeUnitSuperior',
        data: {
          unitId,
          superior:
            body.superiorId === null ? null : (await this.choices.unit(tenant, body.superiorId, write.today)).unit,
          effectiveOn: body.effectiveOn,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
