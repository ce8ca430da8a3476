import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { MoveDivision } from './move-division.command.js';

@CommandHandler(MoveDivision)
export class MoveDivisionHandler implements ICommandHandler<MoveDivision> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: MoveDivision): Promise<Done> {
    const result = await this.records.change(divisionAggregate, divisionId, write, {
      type: 'MoveDivision',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn: body.effectiveOn,
      may: () => [
        { action: 'directory.manage', resource: { divisionId } },
        { action: 'directory.manage', resource: { divisionId: body.parentId } },
      ],
      data: async () => ({
        divisionId,
        parent: await this.choices.division(body.parentId, write.today),
        parentPath: await this.choices.path(body.parentId, write.today),
        effectiveOn: body.effectiveOn,
        documentNumber: body.documentNumber,
      }),
    });
    return { id: divisionId, result };
  }
}
