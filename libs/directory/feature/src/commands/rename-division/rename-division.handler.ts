import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RenameDivision } from './rename-division.command.js';

@CommandHandler(RenameDivision)
export class RenameDivisionHandler implements ICommandHandler<RenameDivision> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, divisionId, body }: RenameDivision): Promise<Done> {
    const result = await this.records.change(divisionAggregate, divisionId, write, {
      type: 'RenameDivision',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn: body.effectiveOn,
      may: () => ({ action: 'directory.manage', resource: { divisionId } }),
      data: () => body,
    });
    return { id: divisionId, result };
  }
}
