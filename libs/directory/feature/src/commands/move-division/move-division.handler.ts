import type { DivisionCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { MoveDivision } from './move-division.command.js';

@CommandHandler(MoveDivision)
export class MoveDivisionHandler implements ICommandHandler<MoveDivision> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: MoveDivision): Promise<Done> {
    return this.writer.change(divisionAggregate, DEPLOYMENT_TENANT, divisionId, write, {
      type: 'MoveDivision',
      body,
      effectiveOn: body.effectiveOn,
      may: () => [
        { action: 'directory.manage', resource: { divisionId } },
        { action: 'directory.manage', resource: { divisionId: body.parentId } },
      ],
      command: async (): Promise<DivisionCommand> => ({
        type: 'MoveDivision',
        data: {
          divisionId,
          parent: await this.choices.division(body.parentId, write.today),
          parentPath: await this.choices.path(body.parentId, write.today),
          effectiveOn: body.effectiveOn,
          documentNumber: body.documentNumber,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
