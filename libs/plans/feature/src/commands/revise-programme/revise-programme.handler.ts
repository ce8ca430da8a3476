import { requireStorableDefinition } from '@gongjian/plans-domain';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { programmeAggregate } from '../../aggregates.js';
import { mayManageProgramme } from '../../programmes/may-manage-programme.js';
import { ReviseProgramme } from './revise-programme.command.js';

@CommandHandler(ReviseProgramme)
export class ReviseProgrammeHandler implements ICommandHandler<ReviseProgramme> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, programmeId, body }: ReviseProgramme): Promise<Done> {
    requireStorableDefinition(body.definition);
    const result = await this.records.change(programmeAggregate, programmeId, write, {
      body,
      may: mayManageProgramme,
      type: 'ReviseProgramme',
      data: () => ({ programmeId, definition: body.definition }),
    });
    return { id: programmeId, result };
  }
}
