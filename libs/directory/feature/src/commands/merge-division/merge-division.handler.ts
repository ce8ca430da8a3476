import type { DivisionCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { MergeDivision } from './merge-division.command.js';

@CommandHandler(MergeDivision)
export class MergeDivisionHandler implements ICommandHandler<MergeDivision> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, divisionId, body }: MergeDivision): Promise<Done> {
    return this.writer.change(divisionAggregate, DEPLOYMENT_TENANT, divisionId, write, {
      type: 'MergeDivision',
      body,
      effectiveOn: body.effectiveOn,
      may: () => [
        { action: 'directory.manage', resource: { divisionId } },
        { action: 'directory.manage', resource: { divisionId: body.intoId } },
      ],
      command: async (): Promise<DivisionCommand> => ({
        type: 'MergeDivision',
        data: {
          divisionId,
          into: await this.choices.division(body.intoId, write.today),
          effectiveOn: body.effectiveOn,
          documentNumber: body.documentNumber,
        },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
