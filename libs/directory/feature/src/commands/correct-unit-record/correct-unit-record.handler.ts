import type { UnitCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { CorrectUnitRecord } from './correct-unit-record.command.js';

@CommandHandler(CorrectUnitRecord)
export class CorrectUnitRecordHandler implements ICommandHandler<CorrectUnitRecord> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: CorrectUnitRecord): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(unitAggregate, tenant, unitId, write, {
      type: 'CorrectUnitRecord',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => [{ action: 'record.correct', resource: { divisionId: placeOf(state, write.today) } }],
      command: async (): Promise<UnitCommand> => ({
        type: 'CorrectUnitRecord',
        data: {
          corrects: await this.choices.fact(unitAggregate.catalogue, unitId, body.corrects),
          ...(body.name === undefined ? {} : { name: body.name }),
          ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
          reason: body.reason,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
