import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT, naturalId } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { FoundDivision } from './found-division.command.js';

@CommandHandler(FoundDivision)
export class FoundDivisionHandler implements ICommandHandler<FoundDivision> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: FoundDivision): Promise<Done> {
    const { code, name, parentId, effectiveOn } = body;
    const id = naturalId(DEPLOYMENT_TENANT, 'division', code);
    const parent = parentId === null ? null : await this.choices.division(parentId, write.today);
    const result = await this.records.found(divisionAggregate, id, write, {
      type: 'FoundDivision',
      tenant: DEPLOYMENT_TENANT,
      body,
      effectiveOn,
      may: { action: 'directory.manage', resource: { divisionId: parentId ?? id } },
      data: () => ({ code, name, parent, effectiveOn }),
    });
    return { id, result };
  }
}
