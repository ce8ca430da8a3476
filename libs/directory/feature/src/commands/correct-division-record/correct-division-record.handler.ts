import type { DivisionCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { CorrectDivisionRecord } from './correct-division-record.command.js';

@CommandHandler(CorrectDivisionRecord)
export class CorrectDivisionRecordHandler implements ICommandHandler<CorrectDivisionRecord> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: CorrectDivisionRecord): Promise<Done> {
    return this.writer.change(divisionAggregate, DEPLOYMENT_TENANT, divisionId, write, {
      type: 'CorrectDivisionRecord',
      body,
      effectiveOn: body.effectiveOn,
      may: () => [{ action: 'record.correct', resource: { divisionId } }],
      command: async (): Promise<DivisionCommand> => ({
        type: 'CorrectDivisionRecord',
        data: {
          corrects: await this.choices.fact(divisionAggregate.catalogue, divisionId, body.corrects),
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
