import type { DivisionCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { AbolishDivision } from './abolish-division.command.js';

@CommandHandler(AbolishDivision)
export class AbolishDivisionHandler implements ICommandHandler<AbolishDivision> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, divisionId, body }: AbolishDivision): Promise<Done> {
    return this.writer.change(divisionAggregate, DEPLOYMENT_TENANT, divisionId, write, {
      type: 'AbolishDivision',
      body,
      effectiveOn: body.effectiveOn,
      may: () => [{ action: 'directory.manage', resource: { divisionId } }],
      command: (): DivisionCommand => ({
        type: 'AbolishDivision',
        data: body,
        now: write.now,
        today: write.today,
      }),
    });
  }
}
