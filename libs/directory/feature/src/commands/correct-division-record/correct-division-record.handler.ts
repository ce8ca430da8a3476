import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { CorrectDivisionRecord } from './correct-division-record.command.js';

@CommandHandler(CorrectDivisionRecord)
export class CorrectDivisionRecordHandler implements ICommandHandler<CorrectDivisionRecord> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: CorrectDivisionRecord): Promise<Done> {
    const result = await this.records.change(divisionAggregate, divisionId, write, {
      type: 'CorrectDivisionRecord',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn: body.effectiveOn,
      may: () => ({ action: 'record.correct', resource: { divisionId } }),
      data: async () => ({
        corrects: await this.choices.fact(divisionAggregate.catalogue, divisionId, body.corrects),
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
        reason: body.reason,
      }),
    });
    return { id: divisionId, result };
  }
}
