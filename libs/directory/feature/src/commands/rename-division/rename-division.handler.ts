import type { DivisionCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { RenameDivision } from './rename-division.command.js';

@CommandHandler(RenameDivision)
export class RenameDivisionHandler implements ICommandHandler<RenameDivision> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, divisionId, body }: RenameDivision): Promise<Done> {
    return this.writer.change(divisionAggregate, DEPLOYMENT_TENANT, divisionId, write, {
      type: 'RenameDivision',
      body,
      effectiveOn: body.effectiveOn,
      may: () => [{ action: 'directory.manage', resource: { divisionId } }],
      command: (): DivisionCommand => ({
        type: 'RenameDivision',
        data: body,
        now: write.now,
        today: write.today,
      }),
    });
  }
}
