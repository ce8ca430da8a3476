import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { MergeDivision } from './merge-division.command.js';

@CommandHandler(MergeDivision)
export class MergeDivisionHandler implements ICommandHandler<MergeDivision> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: MergeDivision): Promise<Done> {
    const result = await this.records.change(divisionAggregate, divisionId, write, {
      type: 'MergeDivision',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn: body.effectiveOn,
      may: () => [
        { action: 'directory.manage', resource: { divisionId } },
        { action: 'directory.manage', resource: { divisionId: body.intoId } },
      ],
      data: async () => ({
        divisionId,
        into: await this.choices.division(body.intoId, write.today),
        effectiveOn: body.effectiveOn,
        documentNumber: body.documentNumber,
      }),
    });
    return { id: divisionId, result };
  }
}
