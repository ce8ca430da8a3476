import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { AbolishDivision } from './abolish-division.command.js';

@CommandHandler(AbolishDivision)
export class AbolishDivisionHandler implements ICommandHandler<AbolishDivision> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, divisionId, body }: AbolishDivision): Promise<Done> {
    const result = await this.records.change(divisionAggregate, divisionId, write, {
      type: 'AbolishDivision',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn: body.effectiveOn,
      may: () => ({ action: 'directory.manage', resource: { divisionId } }),
      data: () => body,
    });
    return { id: divisionId, result };
  }
}
