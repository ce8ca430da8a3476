import type { UnitCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { CloseUnit } from './close-unit.command.js';

@CommandHandler(CloseUnit)
export class CloseUnitHandler implements ICommandHandler<CloseUnit> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: CloseUnit): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(unitAggregate, tenant, unitId, write, {
      type: 'CloseUnit',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOf(state, write.today) } }],
      command: async (): Promise<UnitCommand> => ({
        type: 'CloseUnit',
        data: {
          unitId,
          successor:
            body.successorId === null ? null : (await this.choices.unit(tenant, body.successorId, write.today)).unit,
          effectiveOn: body.effectiveOn,
          reason: body.reason,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
