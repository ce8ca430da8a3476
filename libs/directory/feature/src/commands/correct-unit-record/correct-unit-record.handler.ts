import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitAggregate } from '../../aggregates.js';
import { placeOf } from '../../writing/places.js';
import { Choices } from '../../writing/choices.js';
import { CorrectUnitRecord } from './correct-unit-record.command.js';

@CommandHandler(CorrectUnitRecord)
export class CorrectUnitRecordHandler implements ICommandHandler<CorrectUnitRecord> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, unitId, body }: CorrectUnitRecord): Promise<Done> {
    const result = await this.records.change(unitAggregate, unitId, write, {
      type: 'CorrectUnitRecord',
      body,
      effectiveOn: body.effectiveOn,
      may: (state) => ({ action: 'record.correct', resource: { divisionId: placeOf(state, write.today) } }),
      data: async () => ({
        corrects: await this.choices.fact(unitAggregate.catalogue, unitId, body.corrects),
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
        reason: body.reason,
      }),
    });
    return { id: unitId, result };
  }
}
