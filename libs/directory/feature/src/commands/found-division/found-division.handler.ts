import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DEPLOYMENT_TENANT, naturalId } from '@gongjian/shared-event-sourcing';
import { divisionAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import { Choices } from '../../writing/choices.js';
import type { Done } from '../../writing/write.js';
import { FoundDivision } from './found-division.command.js';

@CommandHandler(FoundDivision)
export class FoundDivisionHandler implements ICommandHandler<FoundDivision> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, body }: FoundDivision): Promise<Done> {
    const { code, name, parentId, effectiveOn } = body;
    const id = naturalId(DEPLOYMENT_TENANT, 'division', code);
    const parent = parentId === null ? null : await this.choices.division(parentId, write.today);
    return this.writer.found(divisionAggregate, DEPLOYMENT_TENANT, id, write, {
      body,
      effectiveOn,
      may: [{ action: 'directory.manage', resource: { divisionId: parentId ?? id } }],
      command: {
        type: 'FoundDivision',
        data: { code, name, parent, effectiveOn },
        now: write.now,
        today: write.today,
      },
    });
  }
}
